"""How fast each learner forgets

Empty until the next answers, or until `flask --app quizapp rebuild-memory`: everybody is then taken
to forget as most people do. The way down loses nothing that answers cannot tell again.
"""

from alembic import op
import sqlalchemy as sa

revision = '0007_forgetting'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('users', sa.Column('forgetting', sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column('users', 'forgetting')
