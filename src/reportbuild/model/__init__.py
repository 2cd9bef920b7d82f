"""The nouns of the house: frozen values that every stage takes and gives.

Nothing here imports anything but the standard library and its neighbours in this room.
"""
