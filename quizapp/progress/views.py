from flask import Blueprint

progress = Blueprint("progress", __name__)
