"""Memory: cards, abilities, difficulties, mix-ups, and what a learner wants of a day

Counts of answers stay as they are; the rest of each card is made from the answers by
`flask --app quizapp rebuild-memory`, which `serve` does by itself. The way down loses what learners
want of a day, and no answer.
"""

from alembic import op
import sqlalchemy as sa

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    for column in (
        sa.Column('first_at', _MOMENT, nullable=True),
        sa.Column('right_since', _MOMENT, nullable=True),
        sa.Column('is_confirmed', sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column('is_urgent', sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column('luck', sa.Double(), nullable=False, server_default='1'),
        sa.Column('last_item', sa.String(length=80), nullable=False, server_default=''),
        sa.Column('stability', sa.Double(), nullable=True),
        sa.Column('difficulty', sa.Double(), nullable=True),
        sa.Column('step', sa.Integer(), nullable=True),
        sa.Column('is_relearning', sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column('reviewed_at', _MOMENT, nullable=True),
        sa.Column('due', _MOMENT, nullable=True),
    ):
        op.add_column('knowledge', column)
    for column in (
        sa.Column('ability', sa.Double(), nullable=False, server_default='0'),
        sa.Column('ability_answers', sa.Integer(), nullable=False, server_default='0'),
        sa.Column('new_a_day', sa.Integer(), nullable=True),
        sa.Column('minutes_a_day', sa.Integer(), nullable=True),
        sa.Column('exam_at', _MOMENT, nullable=True),
    ):
        op.add_column('users', column)
    op.create_table('item_difficulties',
    sa.Column('item_id', sa.String(length=80), nullable=False),
    sa.Column('shift', sa.Double(), nullable=False),
    sa.Column('answers', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('item_id', name=op.f('pk_item_difficulties'))
    )
    op.create_table('mixups',
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('fact_id', sa.String(length=80), nullable=False),
    sa.Column('thing', sa.String(length=200), nullable=False),
    sa.Column('taken_for', sa.String(length=200), nullable=False),
    sa.Column('times', sa.Integer(), nullable=False),
    sa.Column('last_at', _MOMENT, nullable=False),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_mixups_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('user_id', 'fact_id', 'thing', 'taken_for', name=op.f('pk_mixups'))
    )


def downgrade() -> None:
    op.drop_table('mixups')
    op.drop_table('item_difficulties')
    for name in ('exam_at', 'minutes_a_day', 'new_a_day', 'ability_answers', 'ability'):
        op.drop_column('users', name)
    for name in (
        'due', 'reviewed_at', 'is_relearning', 'step', 'difficulty', 'stability', 'last_item', 'luck',
        'is_urgent', 'is_confirmed', 'right_since', 'first_at',
    ):
        op.drop_column('knowledge', name)
