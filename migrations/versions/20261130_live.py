"""Live rounds of a class, and the answers to them"""

from alembic import op
import sqlalchemy as sa

revision = '0018_live'
down_revision = '0017_assignments'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('live_rounds',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('class_id', sa.Integer(), nullable=False),
    sa.Column('version_id', sa.Integer(), nullable=False),
    sa.Column('questions', sa.JSON(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('phase', sa.String(length=16), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('opened_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['class_id'], ['classes.id'], name=op.f('fk_live_rounds_class_id_classes'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['version_id'], ['article_versions.id'], name=op.f('fk_live_rounds_version_id_article_versions'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_live_rounds'))
    )
    op.create_index(op.f('ix_live_rounds_class_id'), 'live_rounds', ['class_id'])
    op.create_index(op.f('ix_live_rounds_version_id'), 'live_rounds', ['version_id'])
    is_going_on = sa.text('ended_at IS NULL')
    op.create_index('uq_live_rounds_going_on', 'live_rounds', ['class_id'], unique=True, sqlite_where=is_going_on, postgresql_where=is_going_on)
    op.create_table('live_answers',
    sa.Column('round_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('answer', sa.JSON(), nullable=False),
    sa.Column('score', sa.Double(), nullable=False),
    sa.Column('seconds', sa.Integer(), nullable=True),
    sa.Column('answered_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('attempt_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['attempt_id'], ['attempts.id'], name=op.f('fk_live_answers_attempt_id_attempts'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['round_id'], ['live_rounds.id'], name=op.f('fk_live_answers_round_id_live_rounds'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_live_answers_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('round_id', 'position', 'user_id', name=op.f('pk_live_answers'))
    )
    op.create_index(op.f('ix_live_answers_attempt_id'), 'live_answers', ['attempt_id'])
    op.create_index(op.f('ix_live_answers_user_id'), 'live_answers', ['user_id'])


def downgrade() -> None:
    op.drop_table('live_answers')
    op.drop_table('live_rounds')
