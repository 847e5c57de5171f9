"""Layout of PDF pages: from what the engines see to blocks in the order in which people read them."""
