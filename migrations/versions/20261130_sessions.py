"""Sessions that were ended by logging out

The way down forgets them: copies of their cookies open the accounts again until they expire.
"""

from alembic import op
import sqlalchemy as sa

revision = '0013_sessions'
down_revision = '0012_exercises'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('ended_sessions',
    sa.Column('key', sa.String(length=32), nullable=False),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_ended_sessions'))
    )
    op.create_index(op.f('ix_ended_sessions_ended_at'), 'ended_sessions', ['ended_at'])


def downgrade() -> None:
    op.drop_table('ended_sessions')
