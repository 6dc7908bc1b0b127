"""A person's exercises

The way down loses what was picked and prescribed, and the diaries.
"""

from alembic import op
import sqlalchemy as sa

revision = '0012_exercises'
down_revision = '0011_study'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('exercise_picks',
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('article_id', sa.Integer(), nullable=False),
    sa.Column('exercise_id', sa.String(length=80), nullable=False),
    sa.Column('name', sa.String(length=300), nullable=False),
    sa.Column('picked_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_exercise_picks_user_id_users'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['article_id'], ['articles.id'], name=op.f('fk_exercise_picks_article_id_articles'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('user_id', 'article_id', 'exercise_id', name=op.f('pk_exercise_picks'))
    )
    op.create_index(op.f('ix_exercise_picks_article_id'), 'exercise_picks', ['article_id'])

    op.create_table('prescriptions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('class_id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=True),
    sa.Column('article_id', sa.Integer(), nullable=False),
    sa.Column('exercise_id', sa.String(length=80), nullable=False),
    sa.Column('name', sa.String(length=300), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('dose', sa.JSON(), nullable=False),
    sa.Column('line', sa.String(length=140), nullable=False),
    sa.Column('is_ended', sa.Boolean(), nullable=False),
    sa.Column('made_by_id', sa.Integer(), nullable=True),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['class_id'], ['classes.id'], name=op.f('fk_prescriptions_class_id_classes'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_prescriptions_user_id_users'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['article_id'], ['articles.id'], name=op.f('fk_prescriptions_article_id_articles'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['made_by_id'], ['users.id'], name=op.f('fk_prescriptions_made_by_id_users'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_prescriptions'))
    )
    for column in ('user_id', 'article_id', 'made_by_id'):
        op.create_index(op.f(f'ix_prescriptions_{column}'), 'prescriptions', [column])
    for_all, for_one = sa.text('user_id IS NULL'), sa.text('user_id IS NOT NULL')
    op.create_index('ix_prescriptions_for_all', 'prescriptions',
                    ['class_id', 'article_id', 'exercise_id', 'number'],
                    unique=True, sqlite_where=for_all, postgresql_where=for_all)
    op.create_index('ix_prescriptions_for_one', 'prescriptions',
                    ['class_id', 'user_id', 'article_id', 'exercise_id', 'number'],
                    unique=True, sqlite_where=for_one, postgresql_where=for_one)

    op.create_table('diary_entries',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('form_key', sa.String(length=32), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('done', sa.JSON(), nullable=False),
    sa.Column('felt', sa.Integer(), nullable=True),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('written_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('felt BETWEEN 0 AND 10', name=op.f('ck_diary_entries_felt_in_range')),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_diary_entries_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_diary_entries')),
    sa.UniqueConstraint('user_id', 'form_key', name=op.f('uq_diary_entries_user_id_form_key'))
    )
    op.create_index('ix_diary_entries_user_id_day', 'diary_entries', ['user_id', 'day'])

    op.create_table('diary_sharing',
    sa.Column('class_id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('shared_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['class_id', 'user_id'], ['memberships.class_id', 'memberships.user_id'],
                            name='fk_diary_sharing_membership', ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('class_id', 'user_id', name=op.f('pk_diary_sharing'))
    )
    op.create_index(op.f('ix_diary_sharing_user_id'), 'diary_sharing', ['user_id'])


def downgrade() -> None:
    op.drop_table('diary_sharing')
    op.drop_table('diary_entries')
    op.drop_table('prescriptions')
    op.drop_table('exercise_picks')
