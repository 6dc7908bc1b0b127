"""Packages of QTI. Questions are made as QTI 2.2 says, and named anew for QTI 3."""
