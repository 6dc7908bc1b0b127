"""How good an item is: the limits that it keeps, and the auditor that holds it to them."""
