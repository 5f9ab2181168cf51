"""What the data say: the facts a claim can mean, and those that follow from them."""
