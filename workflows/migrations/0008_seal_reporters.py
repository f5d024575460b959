"""Who complained or reported moves into the sealed store; what stood in clear is blotted out and its entries are resealed.

Of every complaint and report: the provider moves into `Reporter`, whoever registered it keeps the right to read it. The words
that give the reporter away (name, telephone, the text as recorded) are then blotted out of every version, act, refusal, frozen
paper and line of an inbox of the clue, of the cases it became and of what these became; telephones of ten digits and more
wherever they stand. Names of those who acted stay: an officer may bear the same one.

An entry of the chain whose row changed keeps its hash; its old payload is sealed (cases/base/resealing.py) and the entry is
listed. The guards are lifted for this and put back, in the transaction of this migration.
"""

import re
import uuid
from collections import defaultdict
from contextlib import contextmanager

import orjson
from django.db import migrations, models
from django.utils import timezone

from cases.base import canonical, resealing
from cases.base.chain import link_hash
from cases.base.sealing import vault
from cases.intake.particulars import NOBODY, Particulars, digits, starred, words_of

PROTECTED = ('complaint', 'report')
NAME, LAW = '投诉举报人信息重新密封', '投诉举报处理办法 §37，食品安全法 §115'
# what no person typed, and who acted
KEPT = frozenset(
    'act_id stream verb actor_kind actor_name actor_role recorded_by before after from_state to_state article code state '
    'history_type form type_code reference verify_code snapshot_digest pdf_id issued_by subject'.split()
)
LONG = re.compile(r'(?<![0-9A-Za-z-])\+?\d[\d -]{8,18}\d(?![0-9A-Za-z-])')


def seal(apps, schema_editor):
    known = _known(apps)
    if known:
        _Sealing(apps, schema_editor.connection, known).run()


def _known(apps):
    """Of each clue that says who complained or reported: the texts, the latest first."""
    found = defaultdict(list)
    rows = apps.get_model('intake', 'HistoricalClue').objects.filter(source__in=PROTECTED).exclude(provider='')
    for clue, provider in rows.order_by('-history_id').values_list('id', 'provider'):
        if provider not in found[clue]:
            found[clue].append(provider)
    return dict(found)


class _Sealing:
    def __init__(self, apps, connection, known):
        self.apps, self.connection, self.known = apps, connection, known
        self.act, self.now = uuid.uuid4(), timezone.now()
        self.models = {m._meta.db_table: m for m in apps.get_models()}
        self.live = {f'{m._meta.app_label}.historical{m._meta.model_name}': m for m in apps.get_models()}
        particulars = {clue: Particulars().with_text(texts[0]) for clue, texts in known.items()}
        self.particulars = particulars
        self.words = {
            clue: {*words_of(particulars[clue]), *(t for t in texts if len(t) > 1 and t not in NOBODY)}
            for clue, texts in known.items()
        }
        self.phones = {d for p in particulars.values() for d in [digits(p.phone)] if len(d) >= 10}
        self.streams = {stream: self.words[clue] for clue in known for stream in self._streams(clue)}

    def run(self):
        entries = [e for e in map(self._resealed, self._entries()) if e]
        tables = {'base_chainentry', *(e['table'] for e in entries), *(self._live_table(e['table']) for e in entries)}
        with lifted(self.connection, sorted(filter(None, tables))):
            for entry in entries:
                self._rewrite(entry)
        self._lines()
        for clue, particulars in self.particulars.items():
            self._store(clue, particulars)
        self._list([resealing.line(e['stream'], e['seq'], e['hash'], e['payload']) for e in entries])

    def _streams(self, clue):
        """The streams of the clue and of all that came of it."""
        get = self.apps.get_model
        cases = list(get('penalty', 'PenaltyCase').objects.filter(clue_id=clue).values_list('pk', flat=True))
        yield f'clue:{clue}'
        yield from (f'penaltycase:{case}' for case in cases)
        came = (('transfer', 'Transfer', 'case'), ('blacklist', 'BlacklistCase', 'case'), ('publicity', 'PenaltyPublicity', 'decision__case'))
        for app, model, way in came:
            for key in get(app, model).objects.filter(**{f'{way}__in': cases}).values_list('pk', flat=True):
                yield f'{model.lower()}:{key}'

    def _entries(self):
        statement = "SELECT id, stream, seq, source, \"row\", payload, hash FROM base_chainentry WHERE source NOT LIKE 'batch/%%' ORDER BY id"
        with self.connection.chunked_cursor() as cursor:
            cursor.execute(statement, [])
            while rows := cursor.fetchmany(2000):
                yield from rows

    def _resealed(self, entry):
        """What becomes of an entry; None if it holds nothing secret."""
        key, stream, seq, source, row, payload, hashed = entry
        own = self._own_provider(stream, source, payload)
        words = self._words(stream, source, payload)
        if not own and not any(_in_json(w) in payload for w in words):
            return None
        said = orjson.loads(payload)
        values = self._blotted(source, said['c'], said['v'], words, own)
        if values == said['v']:
            return None
        changed = {c: v for c, v, old in zip(said['c'], values, said['v'], strict=True) if v != old}
        live = said['v'][said['c'].index('id')] if 'id' in said['c'] else None
        new = resealing.payload_of(stream, seq, payload, values)
        return {'id': key, 'stream': stream, 'seq': seq, 'hash': hashed, 'table': source, 'row': row, 'payload': new,
                'changed': changed, 'live': live, 'words': words, 'own': own}

    def _own_provider(self, stream, source, payload):
        """Whether this is a version of one of the clues, which names the provider in a column of its own."""
        return source == 'intake_historicalclue' and stream in self.streams and '"provider"' in payload

    def _words(self, stream, source, payload):
        words = self.streams.get(stream, ())
        if source == 'base_refusal':
            said = orjson.loads(payload)
            words = self.streams.get(said['v'][said['c'].index('subject')], ())
        return {*words, *(p for p in LONG.findall(payload) if digits(p) in self.phones)} if self.phones else set(words)

    def _blotted(self, table, names, values, words, own):
        texts = self._texts(table)
        return [
            '' if own and name == 'provider' else _blot(value, words) if name in texts else value
            for name, value in zip(names, values, strict=True)
        ]

    def _texts(self, table):
        kinds = models.CharField | models.TextField | models.JSONField
        fields = self.models[table]._meta.concrete_fields if table in self.models else ()
        return {f.column for f in fields if isinstance(f, kinds) and not f.is_relation and f.column not in KEPT}

    def _live_table(self, history):
        model = self._live_model(history)
        return model._meta.db_table if model else ''

    def _live_model(self, history):
        model = self.models.get(history)
        return self.live.get(model._meta.label_lower) if model else None

    def _rewrite(self, entry):
        """The entry, its row, and the live row that the version is of."""
        self._update('base_chainentry', 'id', entry['id'], {'payload': entry['payload']})
        model = self.models[entry['table']]
        self._update(entry['table'], model._meta.pk.column, entry['row'], entry['changed'])
        live = self._live_model(entry['table'])
        if live is not None:
            self._blot_live(live, entry)

    def _blot_live(self, live, entry):
        # a version says why, too, which the row does not
        table, names = live._meta.db_table, sorted({f.column for f in live._meta.concrete_fields} & entry['changed'].keys())
        if not names:
            return
        with self.connection.cursor() as cursor:
            columns = ', '.join(f'CAST("{n}" AS text)' for n in names)
            cursor.execute(f'SELECT {columns} FROM "{table}" WHERE id = %s', [entry['live']])
            found = cursor.fetchone()
        if found is None:
            return
        held = [self._plain(live, n, v) for n, v in zip(names, found, strict=True)]
        now = dict(zip(names, self._blotted(table, names, held, entry['words'], entry['own']), strict=True))
        self._update(table, 'id', entry['live'], now)

    def _plain(self, model, column, value):
        """JSON as the chain spells it: the database may write it with escapes."""
        field = next(f for f in model._meta.concrete_fields if f.column == column)
        return canonical.dumps(orjson.loads(value)) if isinstance(field, models.JSONField) and value is not None else value

    def _update(self, table, key, row, columns):
        said = ', '.join(f'"{name}" = %s' for name in columns)
        with self.connection.cursor() as cursor:
            cursor.execute(f'UPDATE "{table}" SET {said} WHERE "{key}" = %s', [*columns.values(), row])

    def _lines(self):
        """Lines of inboxes repeat titles; they are no legal rows."""
        for item in self.apps.get_model('workflows', 'WorkItem').objects.filter(stream__in=list(self.streams)):
            title = starred(item.title, self.streams[item.stream])
            if title != item.title:
                item.title = title
                item.save(update_fields=['title'])

    def _store(self, clue, known):
        """The sealed row, and the right of whoever registered it."""
        sealer = vault('reporters')
        row = self._create('Reporter', {
            'clue_id': clue,
            'sealed': sealer.seal(canonical.dumps(known.as_json()), purpose=f'clue:{clue}'),
            'name_digest': sealer.digest(known.name, purpose='name'),
            'phone_digest': sealer.digest(digits(known.phone), purpose='phone'),
        })
        links = [row]
        acts = self.apps.get_model('base', 'Act').objects.filter(stream=f'clue:{clue}', verb='clue.register', officer__isnull=False)
        for officer, actor in acts.order_by('pk').values_list('officer', 'actor_name')[:1]:
            links.append(self._create('ReporterGrant', {
                'clue_id': clue, 'officer_id': officer, 'ground': '登记投诉举报信息', 'granted_by': actor,
                'granted_on': timezone.localdate(self.now), 'ended_on': None,
            }))
        self._append(f'reporters:{clue}', links)

    def _create(self, name, columns):
        """A legal row and its version, which is to be chained."""
        row = self.apps.get_model('intake', name).objects.create(**columns)
        return self.apps.get_model('intake', f'Historical{name}').objects.create(
            id=row.pk, **columns, history_date=self.now, history_type='+', history_user_id=None, history_change_reason=NAME,
            act_id=self.act, actor_name='seal_reporters',
        )

    def _list(self, lines):
        """The acts that list what was resealed."""
        acts = [
            self.apps.get_model('base', 'Act').objects.create(
                act_id=self.act, stream=resealing.STREAM, verb=resealing.ACT, at=self.now, actor_kind='system',
                actor_name='seal_reporters', actor_role='SYSTEM', reason=NAME, article=LAW,
                details={'entries': lines[at : at + resealing.BLOCK]},
            )
            for at in range(0, len(lines), resealing.BLOCK)
        ]
        self._append(resealing.STREAM, acts)

    def _append(self, stream, rows):
        """As the chain appends, in the columns that there are now."""
        heads, entries = self.apps.get_model('base', 'ChainHead').objects, self.apps.get_model('base', 'ChainEntry').objects
        head = heads.filter(stream=stream).first()
        seq, last = (head.seq, head.hash) if head else (0, '')
        for row in rows:
            payload, prev = canonical.row_payload(row), last
            seq, last = seq + 1, link_hash(prev, payload)
            entries.create(stream=stream, seq=seq, act_id=self.act, source=row._meta.db_table, row=row.pk, payload=payload,
                           prev=prev, hash=last)
        moment = {'at': self.now} if any(f.name == 'at' for f in heads.model._meta.concrete_fields) else {}
        if rows:
            heads.update_or_create(stream=stream, defaults={'seq': seq, 'hash': last, **moment})


def _in_json(word):
    """The word as it stands in JSON text."""
    return canonical.dumps(word)[1:-1]


def _blot(value, words):
    """Text, or JSON text."""
    return starred(value, {*words, *map(_in_json, words)}) if isinstance(value, str) else value


@contextmanager
def lifted(connection, tables):
    """The guards of these tables are off inside, and back afterwards as they were."""
    with connection.cursor() as cursor:
        if connection.vendor == 'postgresql':
            cursor.execute('SET CONSTRAINTS ALL IMMEDIATE')
            for table in tables:
                cursor.execute(f'ALTER TABLE "{table}" DISABLE TRIGGER USER')
            yield
            cursor.execute('SET CONSTRAINTS ALL IMMEDIATE')
            for table in tables:
                cursor.execute(f'ALTER TABLE "{table}" ENABLE TRIGGER USER')
            return
        cursor.execute("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'")
        guards = [(name, sql) for name, table, sql in cursor.fetchall() if table in tables]
        for name, _sql in guards:
            cursor.execute(f'DROP TRIGGER "{name}"')
        yield
        for _name, sql in guards:
            cursor.execute(sql)


class Migration(migrations.Migration):

    dependencies = [
        ('workflows', '0007_sweep_run'),
        ('base', '0006_sealed_drafts'),
        ('intake', '0002_reporters'),
        ('parties', '0001_initial'),
        ('penalty', '0001_initial'),
        ('transfer', '0001_initial'),
        ('signals', '0001_initial'),
        ('responsibility', '0001_initial'),
        ('publicity', '0001_initial'),
        ('blacklist', '0001_initial'),
        ('files', '0001_initial'),
        ('scoring', '0001_initial'),
    ]

    operations = [migrations.RunPython(seal)]
