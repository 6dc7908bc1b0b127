"""Figures of a class's questions that take long to make are kept

The way down loses them; they are made again when somebody looks.
"""

from alembic import op
import sqlalchemy as sa

revision = '0025_statistics'
down_revision = '0026_taken_over'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('kept_figures',
    sa.Column('class_id', sa.Integer(), nullable=False),
    sa.Column('selection', sa.String(length=40), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('seconds', sa.Double(), nullable=False),
    sa.Column('learners', sa.Integer(), nullable=False),
    sa.Column('answers', sa.Integer(), nullable=False),
    sa.Column('points', sa.Double(), nullable=False),
    sa.Column('flagged', sa.Integer(), nullable=False),
    sa.Column('worst', sa.JSON(), nullable=False),
    sa.Column('content', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['class_id'], ['classes.id'], name=op.f('fk_kept_figures_class_id_classes'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('class_id', 'selection', name=op.f('pk_kept_figures'))
    )


def downgrade() -> None:
    op.drop_table('kept_figures')
