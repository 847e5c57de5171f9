"""Front door of the project: command line, configuration and the pipeline that walks a document through the rooms."""

__version__ = "0.1.0"
