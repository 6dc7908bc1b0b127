"""Articles whose questions may be shown on other sites
"""

from alembic import op
import sqlalchemy as sa

revision = '0021_embedding'
down_revision = '0020_rosters'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('articles', sa.Column('is_embeddable', sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    op.drop_column('articles', 'is_embeddable')
