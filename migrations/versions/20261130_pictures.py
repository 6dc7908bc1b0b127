"""Pictures of the questions that people bring

The way down loses the pictures; questions that show them have a gap there.
"""

from alembic import op
import sqlalchemy as sa

revision = '0024_pictures_of_own_questions'
down_revision = '0023_tallies'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('pictures',
    sa.Column('article_id', sa.Integer(), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('media_type', sa.String(length=40), nullable=False),
    sa.Column('data', sa.LargeBinary(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['article_id'], ['articles.id'], name=op.f('fk_pictures_article_id_articles'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_pictures_by_id_users'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('article_id', 'sha256', name=op.f('pk_pictures'))
    )
    op.create_index(op.f('ix_pictures_by_id'), 'pictures', ['by_id'])
    op.create_index(op.f('ix_pictures_sha256'), 'pictures', ['sha256'])


def downgrade() -> None:
    op.drop_table('pictures')
