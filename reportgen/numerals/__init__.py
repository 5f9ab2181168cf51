"""Numbers and text: the only place where one becomes the other.

``interval`` says which true values a printed number can stand for, ``read`` turns text into
numbers, ``write`` turns numbers into text in Chinese and English.
"""
