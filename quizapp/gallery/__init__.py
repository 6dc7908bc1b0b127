"""All drawings that questions are made of, for whoever writes or checks them."""
