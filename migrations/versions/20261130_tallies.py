"""Tallies of answers, kept by triggers, and how the members of a class are sorted and found

The triggers are the same statements on every database. A later migration that makes `attempts`,
`slots`, `users` or `memberships` anew on SQLite (`batch_alter_table`) has to make them again. The
way down loses no answer.
"""

from alembic import op
import sqlalchemy as sa

revision = '0023_tallies'
down_revision = '0022_departures'
branch_labels = None
depends_on = None

_COUNTS = ('points', 'counted', 'unanswered', 'in_open')
_TABLES = {
    'topic_tallies': (('user_id', 'article_id', 'topic'), _COUNTS),
    'article_tallies': (('user_id', 'article_id'), _COUNTS),
    'day_tallies': (('user_id', 'day'), ('points', 'answers')),
}
_DAYS = {
    'sqlite': "CAST(julianday(substr({0}, 1, 10)) - 2440587.5 AS INTEGER)",
    'postgresql': "CAST(floor(extract(epoch FROM {0}) / 86400) AS INTEGER)",
}


def upgrade() -> None:
    _create_tables()
    op.add_column('attempts', sa.Column('points', sa.Double(), server_default='0', nullable=False))
    op.add_column('attempts', sa.Column('dropped', sa.Integer(), server_default='0', nullable=False))
    op.add_column('memberships', sa.Column('sorts_as', _sorted_text(), nullable=True))
    op.add_column('memberships', sa.Column('found_by', sa.Text(), nullable=True))
    is_unsorted = sa.text('sorts_as IS NULL')
    op.create_index('ix_memberships_unsorted', 'memberships', ['class_id'], sqlite_where=is_unsorted, postgresql_where=is_unsorted)
    op.create_index('ix_memberships_class_id_sorts_as', 'memberships', ['class_id', 'sorts_as', 'user_id'])
    for name in _TABLES:
        _add(name, 'a', 's', '+', 'attempts a JOIN slots s ON s.attempt_id = a.id', 'true')
    op.execute(
        'UPDATE attempts SET'
        ' points = (SELECT coalesce(sum(s.score), 0) FROM slots s WHERE s.attempt_id = attempts.id AND NOT s.is_dropped),'
        ' dropped = (SELECT count(*) FROM slots s WHERE s.attempt_id = attempts.id AND s.is_dropped)'
    )
    for trigger in _triggers():
        _create_trigger(*trigger)


def downgrade() -> None:
    for name, _when, table, *_ in _triggers():
        if op.get_bind().dialect.name == 'postgresql':
            op.execute(f'DROP TRIGGER {name} ON {table}')
            op.execute(f'DROP FUNCTION {name}()')
        else:
            op.execute(f'DROP TRIGGER {name}')
    op.drop_index('ix_memberships_class_id_sorts_as', table_name='memberships')
    op.drop_index('ix_memberships_unsorted', table_name='memberships')
    op.drop_column('memberships', 'found_by')
    op.drop_column('memberships', 'sorts_as')
    op.drop_column('attempts', 'dropped')
    op.drop_column('attempts', 'points')
    for name in reversed(_TABLES):
        op.drop_table(name)


def _create_tables() -> None:
    for name, kinds in (('topic_tallies', [sa.Column('topic', sa.String(length=200), nullable=False)]), ('article_tallies', [])):
        op.create_table(name,
        sa.Column('user_id', sa.Integer(), nullable=False),
        sa.Column('article_id', sa.Integer(), nullable=False),
        *kinds,
        sa.Column('points', sa.Double(), nullable=False),
        *(sa.Column(one, sa.Integer(), nullable=False) for one in _COUNTS[1:]),
        sa.ForeignKeyConstraint(['article_id'], ['articles.id'], name=op.f(f'fk_{name}_article_id_articles'), ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f(f'fk_{name}_user_id_users'), ondelete='CASCADE'),
        sa.PrimaryKeyConstraint(*_TABLES[name][0], name=op.f(f'pk_{name}')),
        sqlite_with_rowid=False
        )
    op.create_table('day_tallies',
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('day', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('points', sa.Double(), nullable=False),
    sa.Column('answers', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_day_tallies_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('user_id', 'day', name=op.f('pk_day_tallies')),
    sqlite_with_rowid=False
    )


def _sorted_text() -> sa.Text:
    """Letters by their numbers, whatever the language of the database."""
    return sa.Text(collation='C') if op.get_bind().dialect.name == 'postgresql' else sa.Text()


def _triggers() -> list[tuple[str, str, str, str, list[str]]]:
    """Their names, when, on which table, on what condition they run, and what they do."""
    of_attempt = 'attempts a'
    slot = {row: (of_attempt, f'a.id = {row}.attempt_id') for row in ('NEW', 'OLD')}

    def by_slot(row: str, sign: str) -> list[str]:
        attempt = (
            f'UPDATE attempts SET points = points {sign} CASE WHEN {row}.is_dropped THEN 0 ELSE coalesce({row}.score, 0) END,'
            f' dropped = dropped {sign} CASE WHEN {row}.is_dropped THEN 1 ELSE 0 END'
            f' WHERE id = {row}.attempt_id AND ({row}.is_dropped OR {row}.score IS NOT NULL)'
        )
        return [attempt, *(_statement(name, 'a', row, sign, *slot[row]) for name in _TABLES)]

    def by_attempt(row: str, sign: str) -> list[str]:
        return [_statement(name, row, 's', sign, 'slots s', f's.attempt_id = {row}.id') for name in _TABLES]

    changed = '(OLD.{0} IS NULL) <> (NEW.{0} IS NULL) OR coalesce(OLD.{0} <> NEW.{0}, false)'
    score, moved = changed.format('score'), 'OLD.user_id <> NEW.user_id OR (OLD.finished_at IS NULL) <> (NEW.finished_at IS NULL)'
    unsorted = 'UPDATE memberships SET sorts_as = NULL, found_by = NULL WHERE user_id = NEW.'
    names = ' OR '.join(changed.format(name) for name in ('display_name', 'username', 'email'))
    return [
        ('tally_slot_made', 'AFTER INSERT', 'slots', 'true', by_slot('NEW', '+')),
        ('tally_slot_changed', 'AFTER UPDATE OF score, is_dropped', 'slots',
         f'{score} OR OLD.is_dropped <> NEW.is_dropped', [*by_slot('OLD', '-'), *by_slot('NEW', '+')]),
        ('tally_slot_gone', 'AFTER DELETE', 'slots', 'true', by_slot('OLD', '-')),
        ('tally_attempt_changed', 'AFTER UPDATE OF finished_at, user_id', 'attempts', moved,
         [*by_attempt('OLD', '-'), *by_attempt('NEW', '+')]),
        ('tally_attempt_gone', 'BEFORE DELETE', 'attempts', 'true', by_attempt('OLD', '-')),
        ('unsort_user', 'AFTER UPDATE OF display_name, username, email', 'users', names, [unsorted + 'id']),
        ('unsort_member', 'AFTER UPDATE OF sort_name, student_number', 'memberships',
         'OLD.sort_name <> NEW.sort_name OR OLD.student_number <> NEW.student_number',
         [unsorted + 'user_id AND class_id = NEW.class_id']),
    ]  # fmt: skip


def _add(name: str, attempt: str, slot: str, sign: str, source: str, wanted: str) -> None:
    op.execute(_statement(name, attempt, slot, sign, source, wanted))


def _statement(name: str, a: str, s: str, sign: str, source: str, wanted: str) -> str:
    """Adds what slots count to the table of this name, or takes it away. `a` and `s` stand for the
    attempt and the slot: rows of `source`, or the row of the trigger. Nothing is added for somebody
    whose account is being deleted."""
    keys, counts = _TABLES[name]
    is_over, has_score = f'{a}.finished_at IS NOT NULL', f'{s}.score IS NOT NULL'
    is_missing = f'{is_over} AND {s}.score IS NULL AND NOT {s}.is_dropped'
    values = {
        'user_id': f'{a}.user_id',
        'article_id': 'v.article_id',
        'topic': 'i.topic',
        'day': _DAYS[op.get_bind().dialect.name].format(f'{a}.started_at'),
        'points': f'coalesce({s}.score, 0)',
        'counted': '1',
        'unanswered': f'CASE WHEN {is_missing} THEN 1 ELSE 0 END',
        'in_open': f'CASE WHEN {a}.finished_at IS NULL THEN 1 ELSE 0 END',
        'answers': '1',
    }
    grouped = [values[key] for key in keys]
    # Of one slot there is nothing to group, which would cost an answer as much again.
    is_one = s in ('NEW', 'OLD')
    sign = '-' if sign == '-' else ''
    added = [f"{sign}{'' if is_one else 'sum'}({values[one]})" for one in counts]
    order = '' if is_one else f" GROUP BY {', '.join(grouped)} ORDER BY {', '.join(grouped)}"
    counted = f'({has_score} OR ({is_missing}))'
    joins = [f'JOIN users u ON u.id = {a}.user_id']
    if 'article_id' in keys:
        joins.append(f'JOIN article_versions v ON v.id = {a}.version_id')
    if 'topic' in keys:
        joins.append(f'JOIN items i ON i.id = {s}.item_id')
    return (
        f"INSERT INTO {name} ({', '.join((*keys, *counts))})"
        f" SELECT {', '.join((*grouped, *added))}"
        f" FROM {source} {' '.join(joins)}"
        f" WHERE {wanted} AND ({a}.mode = 'practice' OR {is_over}) AND {counted}{order}"
        f" ON CONFLICT ({', '.join(keys)}) DO UPDATE SET"
        f" {', '.join(f'{one} = {name}.{one} + excluded.{one}' for one in counts)}"
    )


def _create_trigger(name: str, when: str, table: str, condition: str, statements: list[str]) -> None:
    body = '; '.join(statements)
    if op.get_bind().dialect.name == 'postgresql':
        # The learner's answers take turns, so that no two wait for each other's tallies.
        row = 'OLD' if 'DELETE' in when else 'NEW'
        turn = f'PERFORM 1 FROM users WHERE id = {row}.user_id FOR NO KEY UPDATE; ' if table == 'attempts' else ''
        op.execute(
            f'CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS'
            f' $$ BEGIN {turn}{body}; RETURN {row}; END $$'
        )
        op.execute(
            f'CREATE TRIGGER {name} {when} ON {table} FOR EACH ROW WHEN ({condition})'
            f' EXECUTE FUNCTION {name}()'
        )
    else:
        op.execute(f'CREATE TRIGGER {name} {when} ON {table} WHEN {condition} BEGIN {body}; END')
