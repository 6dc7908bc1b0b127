"""What accounts took over of guests, as long as it can be undone

The way down loses it: what was taken over before stays.
"""

from alembic import op
import sqlalchemy as sa

revision = '0026_taken_over'
down_revision = '0024_pictures_of_own_questions'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('takeovers',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('taken_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('answers', sa.Integer(), nullable=False),
    sa.Column('moved', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_takeovers_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_takeovers'))
    )
    op.create_index(op.f('ix_takeovers_user_id'), 'takeovers', ['user_id'])


def downgrade() -> None:
    op.drop_index(op.f('ix_takeovers_user_id'), table_name='takeovers')
    op.drop_table('takeovers')
