"""Who stands by while a person presses: named by their number of the day, or chosen from the helpers nearby."""
