"""Who was in a class and left it, and what is new to a learner in an attempt

The way down loses both.
"""

from alembic import op
import sqlalchemy as sa

revision = '0022_departures'
down_revision = '0021_embedding'
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)
_IS_NEW = sa.text('news IS NOT NULL')


def upgrade() -> None:
    op.create_table('departures',
    sa.Column('class_id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('joined_at', _MOMENT, nullable=False),
    sa.Column('left_at', _MOMENT, nullable=False),
    sa.Column('was_removed', sa.Boolean(), nullable=False),
    sa.Column('section', sa.String(length=80), nullable=False),
    sa.Column('student_number', sa.String(length=64), nullable=False),
    sa.Column('sort_name', sa.String(length=160), nullable=False),
    sa.ForeignKeyConstraint(['class_id'], ['classes.id'], name=op.f('fk_departures_class_id_classes'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_departures_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('class_id', 'user_id', name=op.f('pk_departures'))
    )
    op.create_index(op.f('ix_departures_user_id'), 'departures', ['user_id'])
    op.add_column('attempts', sa.Column('news', sa.String(length=16), nullable=True))
    op.create_index('ix_attempts_news', 'attempts', ['user_id'], sqlite_where=_IS_NEW, postgresql_where=_IS_NEW)


def downgrade() -> None:
    op.drop_index('ix_attempts_news', table_name='attempts')
    op.drop_column('attempts', 'news')
    op.drop_index(op.f('ix_departures_user_id'), table_name='departures')
    op.drop_table('departures')
