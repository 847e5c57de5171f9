"""``python -m pst`` is the command line."""

from pst.cli import main

if __name__ == "__main__":
    main()
