"""When an answer was given that came later, since there was no network

The way down forgets it: such answers look as if they had been given when they came.
"""

from alembic import op
import sqlalchemy as sa

revision = '0014_given'
down_revision = '0013_sessions'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('responses', sa.Column('given_at', sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column('responses', 'given_at')
