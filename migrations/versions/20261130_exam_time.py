"""Exams with a time limit, quizzes that are dismissed, quizzes that are shared by a link

The way down loses the limits, what was dismissed, and the addresses of shared quizzes.
"""

from alembic import op
import sqlalchemy as sa

revision = '0010_exam_time'
down_revision = '0009_reports'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('attempts', sa.Column('ends_at', sa.DateTime(timezone=True), nullable=True))
    op.add_column(
        'attempts', sa.Column('extra_minutes', sa.Integer(), nullable=False, server_default='0')
    )
    op.add_column('attempts', sa.Column('dismissed_at', sa.DateTime(timezone=True), nullable=True))
    op.add_column('attempts', sa.Column('share_token', sa.String(length=43), nullable=True))
    is_running = sa.text('ends_at IS NOT NULL AND finished_at IS NULL')
    op.create_index('ix_attempts_running', 'attempts', ['user_id'],
                    sqlite_where=is_running, postgresql_where=is_running)
    op.create_index(op.f('ix_attempts_share_token'), 'attempts', ['share_token'], unique=True)


def downgrade() -> None:
    op.drop_index(op.f('ix_attempts_share_token'), table_name='attempts')
    op.drop_index('ix_attempts_running', table_name='attempts')
    for column in ('share_token', 'dismissed_at', 'extra_minutes', 'ends_at'):
        op.drop_column('attempts', column)
