"""Questions of an exam can be flagged to come back to

The way down forgets which were.
"""

from alembic import op
import sqlalchemy as sa

revision = '0008'
down_revision = '0007_forgetting'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        'slots', sa.Column('flagged', sa.Boolean(), nullable=False, server_default=sa.false())
    )


def downgrade() -> None:
    op.drop_column('slots', 'flagged')
