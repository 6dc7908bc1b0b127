"""What is asked, by the nature of the facts: each module chooses questions, and the catalogue says
them."""
