"""Hints"""

from alembic import op
import sqlalchemy as sa

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None

_TABLES = ('slots', 'responses')


def upgrade() -> None:
    for table in _TABLES:
        op.add_column(
            table, sa.Column('hinted', sa.Boolean(), nullable=False, server_default=sa.false())
        )


def downgrade() -> None:
    for table in _TABLES:
        op.drop_column(table, 'hinted')
