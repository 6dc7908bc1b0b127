"""Wording"""

from alembic import op
import sqlalchemy as sa

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('users', sa.Column('wording', sa.String(length=12), nullable=True))


def downgrade() -> None:
    op.drop_column('users', 'wording')
