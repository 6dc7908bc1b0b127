from flask import Blueprint

articles = Blueprint("articles", __name__)
