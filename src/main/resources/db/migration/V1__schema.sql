-- The schema of Troth. The table fact is the ledger; every table under "Projections" follows from it and can be rebuilt.
--
-- Every key begins with the workspace, so that foreign keys and unique constraints separate workspaces, and the schema
-- shards by workspace_id as it is. Refs compare byte by byte ("C"), so that Java and SQL sort alike.

create extension if not exists pg_trgm;

-- Text as search compares it: without accents and case, letters with a stroke and ligatures as people type them. Not in SQL,
-- because PostgreSQL would replace calls by the body, and behind row level security no index would be used (see the end).
create function folded(given text) returns text language plpgsql immutable strict parallel safe as $$
begin
    if octet_length(given) = length(given) then
        return lower(given);
    end if;
    return translate(
        replace(replace(replace(
            -- Refs are compared by bytes, in which case only ASCII has small letters; so is all that is joined with one.
            lower(regexp_replace(normalize(given, NFKD), '[\u0300-\u036f]', '', 'g') collate "default"),
            'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'),
        'øłđðıħŧØŁĐÐĦŦ', 'olddihtolddht');
end $$;

-- Troth works as a role that owns nothing and bypasses nothing, so that row level security applies to it.
do $$
begin
    if not exists (select from pg_roles where rolname = 'troth_app') then
        create role troth_app nologin;
    end if;
    if not pg_has_role(current_user, 'troth_app', 'usage') then
        execute format('grant troth_app to %I', current_user);
    end if;
exception when insufficient_privilege then
    raise exception 'Troth works as a role of its own, which "%" may not make. As an administrator: create role troth_app nologin; grant troth_app to "%";',
        current_user, current_user;
end $$;

-- ------------------------------------------------------------------------------------------------- Workspaces and access

create table workspace (
    id                uuid    primary key,
    name              text    not null,
    market_version    bigint  not null default 0, -- counts the changes of facts about the whole market
    market_changed_at timestamptz,
    market_swept_account      uuid,                       -- the last account whose scores were refreshed since; null when all are
    model_changes     bigint  not null default 0, -- counts what every node has to know of versions of the model
    members_see_own   boolean not null default false,
    person_retention_days integer,                -- how long people are kept who have left everywhere; null for ever
    -- Whether it has or had a webhook. Row level security hides webhooks outside of their workspace, and asking each workspace
    -- would cost two round trips. Never reset: counting webhooks would race with those that are being created.
    has_webhooks      boolean not null default false
);
create index workspace_with_webhooks on workspace (id) where has_webhooks;
insert into workspace (id, name) values ('00000000-0000-0000-0000-000000000001', 'Default');

-- Systems authenticate by keys.
create table api_key (
    workspace_id uuid        not null references workspace (id),
    id           uuid        not null,
    name         text        not null,
    prefix       text        not null,
    scopes       text[]      not null,
    created_at   timestamptz not null,
    expires_at   timestamptz,
    last_used_at timestamptz,
    revoked_at   timestamptz,
    primary key (workspace_id, id)
);
-- Of a secret only the hash is kept. It is looked up before a workspace is known, so it stands in a table without policies
-- that holds nothing else.
create table api_key_secret (
    hash         bytea primary key,
    workspace_id uuid not null,
    key_id       uuid not null,
    foreign key (workspace_id, key_id) references api_key (workspace_id, id) on delete cascade
);

-- People authenticate by tokens of an identity provider; a grant says in which role.
create table access_grant (
    workspace_id uuid        not null references workspace (id),
    id           uuid        not null,
    issuer       text        not null,
    subject      text        not null,
    role         text        not null,
    member_ref   text,
    account_ref  text,
    created_at   timestamptz not null,
    last_used_at timestamptz,
    revoked_at   timestamptz,
    primary key (workspace_id, id)
);
-- The subject of a token is looked up before a workspace is entered. Each may have access to several workspaces, which do not
-- learn of each other: the request says which one it means.
create table access_grant_subject (
    issuer       text not null,
    subject      text not null,
    workspace_id uuid not null,
    grant_id     uuid not null,
    primary key (issuer, subject, workspace_id),
    foreign key (workspace_id, grant_id) references access_grant (workspace_id, id) on delete cascade
);

-- Who requested what, from where. Append only.
create table audit_log (
    workspace_id uuid        not null references workspace (id),
    id           uuid        not null,
    at           timestamptz not null,
    caller       text        not null,
    caller_id    text,                 -- global id of the key or access grant
    member_ref   text,
    address      text        not null,
    request_id   text        not null,
    operation    text        not null,
    guarded      text[]      not null,
    arguments    text[]      not null, -- what it was done to, and the values that matter
    refused      boolean     not null,
    primary key (workspace_id, id)
);
create index audit_log_newest on audit_log (workspace_id, at desc, id desc);

-- Documents that may be named by their hash, registered by an operator.
create table trusted_document (
    workspace_id uuid not null references workspace (id),
    hash         text not null collate "C",
    text         text not null,
    primary key (workspace_id, hash)
);

-- Requests that use deprecated parts of the API, so that an operator knows which clients have to change.
create table deprecated_use (
    workspace_id   uuid        not null references workspace (id),
    element        text        not null collate "C",
    client_name    text        not null collate "C", -- empty if the client does not name itself
    client_version text        not null collate "C",
    uses           bigint      not null,
    first_used_at  timestamptz not null,
    last_used_at   timestamptz not null,
    primary key (workspace_id, element, client_name, client_version)
);

-- ------------------------------------------------------------------------------------------------------------- The ledger

-- One line per account: its identity, the lock its writers queue on, and how far its facts reach.
create table account_stream (
    workspace_id     uuid        not null references workspace (id),
    id               uuid        not null,
    ref              text        not null collate "C",
    head_at          timestamptz not null, -- the latest fact; rows and states hold for any instant from here on
    head_recorded_at timestamptz not null,
    primary key (workspace_id, id),
    unique (workspace_id, ref)
);
create index account_stream_by_head on account_stream (workspace_id, head_at);

-- Append only. It does not reference workspace: the account's stream does, and asking for every fact would make all writers
-- of a workspace lock the same row.
create table fact (
    workspace_id    uuid        not null,
    id              uuid        not null,
    seq             bigint      generated always as identity,
    account_id      uuid,       -- null for facts of the whole market
    type            text        not null collate "C",
    ref             text        not null collate "C",
    subject_kind    text        not null collate "C", -- what the fact is about, so that this thing alone can be folded again
    subject_ref     text        not null collate "C",
    at              timestamptz not null,
    rank            smallint    not null,
    recorded_at     timestamptz not null,
    reported_by_ref text,       -- who says so
    recorded_by     text,       -- which key or access grant wrote it down; null for Troth itself
    source          text,
    note            text,
    body            jsonb       not null,
    digest          bytea       not null,
    -- Numbers are drawn before transactions end, so the order of numbers is not the order in which facts become visible. With
    -- the transaction beside the number, a reader can leave out what might still be preceded by something it cannot see yet.
    xid             xid8        not null default pg_current_xact_id(),
    primary key (workspace_id, id),
    unique (workspace_id, type, ref),
    foreign key (workspace_id, account_id) references account_stream (workspace_id, id)
);
create index fact_of_account on fact (workspace_id, account_id, at);
create index fact_of_subject on fact (workspace_id, subject_kind, subject_ref);
create index fact_by_seq on fact (workspace_id, xid, seq);
create index fact_by_transaction on fact (xid); -- to find out at a start whether the ledger was restored from elsewhere

-- Answers to mutations with an idempotency key, kept for a day.
create table idempotency_key (
    workspace_id uuid        not null references workspace (id),
    key          text        not null collate "C",
    digest       bytea       not null,
    fact_id      uuid,       -- null when the answer was errors
    errors       jsonb       not null,
    answered_at  timestamptz not null,
    primary key (workspace_id, key)
);
create index idempotency_key_by_age on idempotency_key (answered_at);

-- Who was erased: hashes of what identified them, so that they do not come back with a file.
create table erasure (
    workspace_id uuid        not null references workspace (id),
    id           uuid        not null,
    at           timestamptz not null,
    person       text        not null,
    hashes       text[]      not null,
    accounts     text[]      not null,
    primary key (workspace_id, id)
);

-- ------------------------------------------------------------------------------------------- Projections: what lists read

create table account (
    workspace_id     uuid        not null,
    id               uuid        not null,
    ref              text        not null collate "C",
    at               timestamptz not null,
    version          integer     not null default 1, -- how many facts there are about it
    name             text        not null,
    kind             text        not null,
    domains          text[]      not null,
    industry         text,
    tier             text,
    parent_ref       text        collate "C",
    owner_ref        text,
    backup_owner_ref text,
    target_standing  text,
    customer_since   date,
    ceiling          text,
    ceiling_reason   text,
    primary key (workspace_id, id),
    unique (workspace_id, ref),
    foreign key (workspace_id, id) references account_stream (workspace_id, id)
);
create index account_by_name_of_code_point on account (workspace_id, (name collate "C"), id);
create index account_by_owner on account (workspace_id, owner_ref, (name collate "C"), id);
create index account_by_parent on account (workspace_id, parent_ref);
create index account_by_domain on account using gin (domains);
-- Without coalesce: behind row level security an expression with one is not looked up in an index.
create index account_search on account using gin (
    to_tsvector('simple', folded(name || ' ' || ref || ' ' || case when industry is null then '' else industry end)));
create index account_search_trgm on account using gin (
    folded(name || ' ' || ref || ' ' || case when industry is null then '' else industry end) gin_trgm_ops);

-- The only place for personal data outside the ledger.
create table person (
    workspace_id uuid not null references workspace (id),
    id           uuid not null,
    ref          text not null collate "C",
    name         text not null,
    email        text,
    phone        text,
    time_zone    text,
    primary key (workspace_id, id),
    unique (workspace_id, ref)
);
create index person_by_address on person (workspace_id, lower(email)); -- calendars and mailboxes name people by address

create table stakeholder (
    workspace_id uuid        not null,
    id           uuid        not null,
    account_id   uuid        not null,
    ref          text        not null collate "C",
    at           timestamptz not null,
    version      integer     not null default 1,
    person_id    uuid        not null,
    department   text        not null,
    level        text,
    roles        text[]      not null,
    influence    double precision not null,
    stance       text        not null,
    left_at      timestamptz,
    left_reason  text,
    agrees_to    text[]      not null default '{}', -- consents, as they were given last
    refuses      text[]      not null default '{}',
    primary key (workspace_id, id),
    unique (workspace_id, ref),
    foreign key (workspace_id, account_id) references account_stream (workspace_id, id),
    foreign key (workspace_id, person_id) references person (workspace_id, id)
);
create index stakeholder_of_account on stakeholder (workspace_id, account_id, at desc, id desc);
create index stakeholder_newest on stakeholder (workspace_id, at desc, id desc);
create index stakeholder_of_person on stakeholder (workspace_id, person_id);

create table tie (
    workspace_id   uuid        not null,
    id             uuid        not null,
    account_id     uuid        not null,
    ref            text        not null collate "C",
    at             timestamptz not null,
    version        integer     not null default 1,
    from_ref       text        not null collate "C",
    to_ref         text        not null collate "C",
    kind           text        not null,
    confidence     double precision,
    strength       double precision,
    sentiment      double precision,
    qualities      text[]      not null default '{}',
    initiative_ref text        collate "C",
    ended_at       timestamptz,
    end_reason     text,
    primary key (workspace_id, id),
    unique (workspace_id, ref),
    foreign key (workspace_id, account_id) references account_stream (workspace_id, id)
);
create index tie_of_account on tie (workspace_id, account_id, at desc, id desc);
create index tie_newest on tie (workspace_id, at desc, id desc);

create table commitment (
    workspace_id    uuid        not null,
    id              uuid        not null,
    account_id      uuid        not null,
    ref             text        not null collate "C",
    at              timestamptz not null,
    version         integer     not null default 1,
    title           text        not null,
    side            text        not null,
    status          text        not null,
    importance      double precision not null,
    requested_at    timestamptz,
    requested_by    text,
    made_at         timestamptz,
    made_by         text,
    made_to         text[]      not null,
    audience        text[]      not null,
    due_at          timestamptz,
    first_due_at    timestamptz,
    binding_due_at  timestamptz,
    internal_due_at timestamptz,
    needed_by       timestamptz,
    budget_amount   numeric,
    budget_currency text,
    percent         double precision,
    updates         integer     not null,
    renegotiations  integer     not null,
    settled_at      timestamptz,
    scope           double precision,
    cost_amount     numeric,
    cost_currency   text,
    reason          text,
    attribution     text,
    touchpoint_ref  text        collate "C",
    initiative_ref  text        collate "C",
    insight_ref     text        collate "C",
    serves          text,
    shared          boolean     not null default false,
    over            boolean     not null default false,
    primary key (workspace_id, id),
    unique (workspace_id, ref),
    foreign key (workspace_id, account_id) references account_stream (workspace_id, id)
);
create index commitment_of_account on commitment (workspace_id, account_id, at desc, id desc);
create index commitment_of_maker on commitment (workspace_id, made_by, made_at desc) where made_by is not null;
create index commitment_newest on commitment (workspace_id, at desc, id desc);
create index commitment_due on commitment (workspace_id, status, due_at, id);
create index commitment_open on commitment (workspace_id, side) where status in ('OPEN', 'REQUESTED');
create index commitment_search on commitment using gin (
    to_tsvector('simple', folded(title || ' ' || ref || ' ' || case when reason is null then '' else reason end)));
create index commitment_search_trgm on commitment using gin (
    folded(title || ' ' || ref || ' ' || case when reason is null then '' else reason end) gin_trgm_ops);

create table touchpoint (
    workspace_id     uuid        not null,
    id               uuid        not null,
    account_id       uuid        not null,
    ref              text        not null collate "C",
    at               timestamptz not null,
    version          integer     not null default 1,
    channel          text        not null,
    direction        text        not null,
    mutual           boolean     not null,
    participants     text[]      not null,
    topics           text[]      not null,
    context          text        not null,
    trigger          text,
    response_seconds bigint,
    summary          text,
    learnings        text[]      not null,
    initiative_ref   text        collate "C",
    wants_answer     boolean     not null default false,
    answer_by        timestamptz,
    urgency          text,
    answers_ref      text        collate "C",
    delivered_at     timestamptz,
    read_at          timestamptz,
    promises         integer,
    closing          boolean     not null default false,
    rating           double precision,
    primary key (workspace_id, id),
    unique (workspace_id, ref),
    foreign key (workspace_id, account_id) references account_stream (workspace_id, id)
);
create index touchpoint_of_account on touchpoint (workspace_id, account_id, at desc, id desc);
create index touchpoint_newest on touchpoint (workspace_id, at desc, id desc);

create table issue (
    workspace_id    uuid        not null,
    id              uuid        not null,
    account_id      uuid        not null,
    ref             text        not null collate "C",
    at              timestamptz not null,
    version         integer     not null default 1,
    severity        double precision not null,
    heated          boolean     not null,
    kind            text        not null,
    main_issue      text,
    stakeholder_ref text        collate "C",
    attribution     text,
    status          text        not null,
    acknowledged_at timestamptz,
    resolved_at     timestamptz,
    options         text[]      not null,
    replied_at      timestamptz,
    reply_text      text,
    reply_agreed    text,
    override_reason text,
    primary key (workspace_id, id),
    unique (workspace_id, ref),
    foreign key (workspace_id, account_id) references account_stream (workspace_id, id)
);
create index issue_of_account on issue (workspace_id, account_id, at desc, id desc);
create index issue_newest on issue (workspace_id, at desc, id desc);
create index issue_open on issue (workspace_id) where status <> 'RESOLVED';

create table insight (
    workspace_id    uuid        not null,
    id              uuid        not null,
    account_id      uuid        not null,
    ref             text        not null collate "C",
    at              timestamptz not null,
    version         integer     not null,
    kind            text        not null,
    text            text        not null,
    status          text        not null,
    evidence        text        not null,
    side            text        not null,
    rank            integer,
    importance      double precision not null,
    domain          text,
    horizon         text,
    unmet           boolean     not null,
    asked_of        text        collate "C",
    stakeholder_ref text        collate "C",
    answer          text,
    answered_at     timestamptz,
    shared_at       timestamptz,
    acknowledged_at timestamptz,
    reviewed_at     timestamptz,
    metric          text,
    target          double precision,
    value           double precision,
    start_value     double precision,
    due_at          timestamptz,
    consent         boolean,
    primary key (workspace_id, id),
    unique (workspace_id, ref),
    foreign key (workspace_id, account_id) references account_stream (workspace_id, id)
);
create index insight_of_account on insight (workspace_id, account_id, at desc, id desc);
create index insight_newest on insight (workspace_id, at desc, id desc);

create table feedback (
    workspace_id    uuid        not null,
    id              uuid        not null,
    account_id      uuid        not null,
    ref             text        not null collate "C",
    at              timestamptz not null,
    version         integer     not null,
    direction       text        not null,
    kind            text        not null,
    value           double precision,
    text            text,
    honest          boolean     not null,
    department      text,
    stakeholder_ref text        collate "C",
    relayed_by      text        collate "C",
    said_at         timestamptz,
    shared          boolean     not null,
    primary key (workspace_id, id),
    unique (workspace_id, ref),
    foreign key (workspace_id, account_id) references account_stream (workspace_id, id)
);
create index feedback_of_account on feedback (workspace_id, account_id, at desc, id desc);
create index feedback_newest on feedback (workspace_id, at desc, id desc);

create table initiative (
    workspace_id      uuid        not null,
    id                uuid        not null,
    account_id        uuid        not null,
    ref               text        not null collate "C",
    at                timestamptz not null,
    version           integer     not null,
    name              text        not null,
    status            text        not null,
    priority          double precision not null,
    setter_ref        text        collate "C",
    goal_ref          text        collate "C",
    stake_amount      numeric,
    stake_currency    text,
    budget_amount     numeric,
    budget_currency   text,
    hours             double precision not null,
    proposed_amount   numeric,
    proposed_currency text,
    agreed_amount     numeric,
    agreed_currency   text,
    ended_at          timestamptz,
    outcome           text,
    primary key (workspace_id, id),
    unique (workspace_id, ref),
    foreign key (workspace_id, account_id) references account_stream (workspace_id, id)
);
create index initiative_of_account on initiative (workspace_id, account_id, at desc, id desc);
create index initiative_newest on initiative (workspace_id, at desc, id desc);

create table signal (
    workspace_id    uuid        not null,
    id              uuid        not null,
    account_id      uuid        not null,
    ref             text        not null collate "C",
    at              timestamptz not null,
    version         integer     not null,
    kind            text        not null,
    level           double precision not null,
    until_at        timestamptz,
    stakeholder_ref text        collate "C",
    capability      text,
    explained       boolean,
    primary key (workspace_id, id),
    unique (workspace_id, ref),
    foreign key (workspace_id, account_id) references account_stream (workspace_id, id)
);
create index signal_of_account on signal (workspace_id, account_id, at desc, id desc);
create index signal_newest on signal (workspace_id, at desc, id desc);

create table contract (
    workspace_id   uuid        not null,
    id             uuid        not null,
    account_id     uuid        not null,
    ref            text        not null collate "C",
    at             timestamptz not null,
    version        integer     not null,
    value_amount   numeric     not null,
    value_currency text        not null,
    supplier       text,
    starts_on      date        not null,
    renews_on      date        not null,
    status         text        not null,
    ended_at       timestamptz,
    reason         text,
    attribution    text,
    primary key (workspace_id, id),
    unique (workspace_id, ref),
    foreign key (workspace_id, account_id) references account_stream (workspace_id, id)
);
create index contract_of_account on contract (workspace_id, account_id, at desc, id desc);
create index contract_newest on contract (workspace_id, at desc, id desc);
create index contract_due on contract (workspace_id, renews_on, id);

-- Filters of accounts, saved under a name.
create table segment (
    workspace_id uuid        not null references workspace (id),
    id           uuid        not null,
    name         text        not null,
    filter       jsonb       not null,
    version      integer     not null,
    created_at   timestamptz not null,
    member_ref   text,                 -- the limited member who saved it; other limited callers do not see it
    primary key (workspace_id, id)
);
-- A limited member must not learn from a name that is taken that somebody else has saved a filter under it.
create unique index segment_name on segment (workspace_id, (coalesce(member_ref, '')), name);

-- ------------------------------------------------------------------------------------------- Projections: states and scores

-- What the model knows of each account, folded up to the head of its stream, for the active version and those beside it.
create table account_state (
    workspace_id uuid  not null,
    account_id   uuid  not null,
    model        text  not null collate "C",
    state        bytea not null,
    primary key (workspace_id, account_id, model),
    foreign key (workspace_id, account_id) references account_stream (workspace_id, id)
);
alter table account_state alter column state set storage external; -- small and read often: no time is spent on packing

-- The scores of each account as last computed, to filter and sort by. Refreshed by every write, and by a sweep when they are
-- due: when time can have moved a score by more than anybody would see.
create table account_score (
    workspace_id      uuid        not null,
    account_id        uuid        not null,
    as_of             timestamptz not null,
    due_at            timestamptz not null default '-infinity',
    trust             double precision, -- 0 to 100; null while unrated
    credibility       double precision,
    connection        double precision,
    their_credibility double precision,
    partnership       double precision, -- 0 to 1
    churn_30          double precision, -- 0 to 1
    churn_90          double precision,
    churn_180         double precision,
    churn_365         double precision,
    standing          text        not null,
    next_touchpoint_at   timestamptz,
    primary key (workspace_id, account_id),
    foreign key (workspace_id, account_id) references account_stream (workspace_id, id)
);
create index account_score_by_due on account_score (workspace_id, due_at);
create index account_score_by_churn on account_score (workspace_id, churn_90 desc nulls last, account_id);
create index account_score_by_trust on account_score (workspace_id, trust, account_id);
create index account_score_by_next_touchpoint on account_score (workspace_id, next_touchpoint_at, account_id);

-- What every customer was to us just before they stayed or left.
create table churn_outcome (
    workspace_id   uuid        not null,
    fact_id        uuid        not null,
    account_id     uuid        not null,
    at             timestamptz not null,
    churned        boolean     not null,
    standing       text        not null,
    trust          double precision, -- 0 to 100; null while unrated
    threads        integer     not null,
    years          double precision not null,
    since_year     integer     not null,
    revenue        jsonb       not null, -- annual value by currency
    primary key (workspace_id, fact_id),
    foreign key (workspace_id, account_id) references account_stream (workspace_id, id)
);
create index churn_outcome_of_account on churn_outcome (workspace_id, account_id);

-- Versions of the model: numbers as data. A workspace without any uses the standard one, "1".
create table model_version (
    workspace_id uuid    not null references workspace (id),
    version      text    not null collate "C",
    state        text    not null,
    based_on     text    collate "C",
    changes      jsonb   not null, -- parameter to value, where it differs from the standard
    note         text,
    activating   boolean not null, -- whether it becomes the active one as soon as it is computed
    author       uuid,             -- key or access with whose rights it is computed; none in access mode local
    total        integer not null, -- accounts to compute
    done         integer not null,
    last_account uuid,             -- how far it is
    failure      text,
    created_at   timestamptz not null,
    ready_at     timestamptz,      -- since when its states are kept for all accounts
    activated_at timestamptz,
    retired_at   timestamptz,
    primary key (workspace_id, version)
);
create unique index model_version_active on model_version (workspace_id) where state = 'ACTIVE';

-- Measures how good a version was in the past, and, where a name is given, calibrates a new version on the outcomes.
create table backtest (
    workspace_id uuid        not null references workspace (id),
    id           uuid        not null,
    model        text        not null collate "C",
    learns       text        collate "C", -- the version that comes of it
    days         integer     not null,
    from_at      timestamptz not null,
    until_at     timestamptz not null,
    state        text        not null,
    author       uuid,                 -- key or access whose rights it has; none in access mode local
    total        integer     not null,
    done         integer     not null,
    findings     jsonb,
    failure      text,
    created_at   timestamptz not null,
    finished_at  timestamptz,
    primary key (workspace_id, id)
);

-- ----------------------------------------------------------------------------------------------------- Jobs and webhooks

-- The table of db-scheduler, with its own names.
create table scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_by_time on scheduled_tasks (execution_time);
create index scheduled_tasks_by_heartbeat on scheduled_tasks (last_heartbeat);

-- A file on its way into the ledger, and how far it is.
create table job (
    workspace_id  uuid        not null references workspace (id),
    id            uuid        not null,
    format        text        not null,
    options       jsonb       not null, -- how the file is to be read
    source        text,                 -- name of the source that sent it
    author        uuid,                 -- key or access whose rights it has; none in access mode local
    dry_run       boolean     not null,
    on_error      text        not null,
    state         text        not null,
    phase         text        not null,
    bytes         bigint      not null,
    read          integer     not null, -- entries of the file that were looked at
    facts         integer     not null, -- facts they make
    done          integer     not null, -- facts that were decided
    accepted      integer     not null,
    amended       integer     not null,
    known         integer     not null,
    refused       integer     not null,
    findings      jsonb       not null, -- skipped entries by reason, notices, first facts, state of the source
    last_account  text        not null collate "C", -- how far the import is
    last_line     integer     not null,
    last_number   integer     not null,
    failure       text,
    cancelled     boolean     not null, -- somebody asked it to stop
    created_at    timestamptz not null,
    started_at    timestamptz,
    finished_at   timestamptz,
    version       integer     not null,
    -- Counts how often a node claimed the job. A node that was frozen while another one took its job over finds a higher
    -- number than its own, and changes nothing.
    fencing_token integer     not null default 0,
    primary key (workspace_id, id)
);
create index job_by_source on job (workspace_id, source) where source is not null;
create index job_newest on job (workspace_id, created_at desc, id desc);

create table job_file_chunk (
    workspace_id uuid    not null,
    job_id       uuid    not null,
    number       integer not null,
    bytes        bytea   not null,
    primary key (workspace_id, job_id, number),
    foreign key (workspace_id, job_id) references job (workspace_id, id) on delete cascade
);

-- What was rejected, with the text of the file, so that it can be corrected and sent again.
create table job_error (
    workspace_id uuid    not null,
    job_id       uuid    not null,
    number       bigint  generated always as identity,
    line         integer not null,
    code         text    not null,
    message      text    not null,
    field        text,
    entry        text,
    resent       boolean not null default false, -- by its source, after a change of the mapping
    primary key (workspace_id, job_id, number),
    foreign key (workspace_id, job_id) references job (workspace_id, id) on delete cascade
);

-- Entries that are valid and yield no fact, with the reason.
create table job_skipped_entry (
    workspace_id uuid    not null,
    job_id       uuid    not null,
    number       bigint  generated always as identity,
    line         integer not null,
    reason       text    not null,
    parts        integer not null, -- 0 if the whole entry was skipped
    label        text,
    primary key (workspace_id, job_id, number),
    foreign key (workspace_id, job_id) references job (workspace_id, id) on delete cascade
);

-- Messages that imported replies may answer, and that no file has brought yet; rank 0 is the most likely one. A row whose
-- reply is not in the ledger has no effect.
create table awaited_message (
    workspace_id uuid        not null references workspace (id),
    reply_ref    text        not null collate "C",
    rank         smallint    not null,
    parent_ref   text        not null collate "C",
    created_at   timestamptz not null,
    primary key (workspace_id, reply_ref, rank)
);
create index awaited_message_by_parent on awaited_message (workspace_id, parent_ref);
create index awaited_message_by_age on awaited_message (workspace_id, created_at);

-- A system that sends files or records again and again, with totals of its runs.
create table import_source (
    workspace_id    uuid        not null references workspace (id),
    id              uuid        not null,
    name            text        not null collate "C",
    format          text        not null,
    options         jsonb       not null,
    state           jsonb,                -- from which its next run continues
    runs            integer     not null,
    accepted        bigint      not null,
    amended         bigint      not null,
    known           bigint      not null,
    refused         bigint      not null,
    skipped         bigint      not null,
    last_run_at     timestamptz,
    last_success_at timestamptz,
    created_at      timestamptz not null,
    version         integer     not null,
    primary key (workspace_id, id),
    unique (workspace_id, name)
);

-- Lines of a file on their way into the ledger. No primary key: one index is enough to walk through a file by accounts.
create table staged_line (
    workspace_id uuid    not null,
    import_id    uuid    not null,
    line         integer not null,
    number       integer not null default 0, -- among the facts of its line
    account_ref  text    collate "C",
    text         text    not null,
    entry        text                        -- the text of the file, where it is not the fact itself
);
create index staged_line_by_account on staged_line (workspace_id, import_id, account_ref, line, number);

create table webhook (
    workspace_id uuid        not null references workspace (id),
    id           uuid        not null,
    url          text        not null,
    types        text[]      not null, -- empty for all
    segment_id   uuid,
    skip_sources text[]      not null,
    active       boolean     not null,
    document     text,                 -- GraphQL query whose result is sent
    author_id    uuid,                 -- key or grant with whose rights it runs; null for access mode local
    secret       text        not null,
    old_secret   text,
    old_until    timestamptz,
    seen_xid     xid8        not null, -- how far the feed was read for it
    seen_seq     bigint      not null,
    created_at   timestamptz not null,
    version      integer     not null,
    primary key (workspace_id, id),
    foreign key (workspace_id, segment_id) references segment (workspace_id, id)
);
create index webhook_by_segment on webhook (workspace_id, segment_id) where segment_id is not null;

-- In the database, so that nodes of an older version mark the workspace, too.
create function mark_workspace_with_webhooks() returns trigger language plpgsql as $$
begin
    update workspace set has_webhooks = true where id = new.workspace_id and not has_webhooks;
    return null;
end $$;
create trigger mark_workspace after insert on webhook
    for each row execute function mark_workspace_with_webhooks();

create table webhook_delivery (
    workspace_id uuid        not null,
    id           uuid        not null,
    webhook_id   uuid        not null,
    stream_id    uuid        not null, -- account of the fact, or the webhook if it has none; a stream is sent in order
    seq          bigint      generated always as identity,
    fact_id      uuid        not null,
    payload      text        not null,
    state        text        not null,
    attempts     integer     not null,
    next_at      timestamptz, -- null also while an earlier delivery of the stream is waiting
    status       integer,    -- of the last answer
    failure      text,       -- of the last attempt
    created_at   timestamptz not null,
    delivered_at timestamptz,
    primary key (workspace_id, id),
    foreign key (workspace_id, webhook_id) references webhook (workspace_id, id) on delete cascade
);
create index webhook_delivery_newest on webhook_delivery (workspace_id, webhook_id, created_at desc, id desc);
create index webhook_delivery_due on webhook_delivery (workspace_id, webhook_id, next_at) where state = 'WAITING';
create index webhook_delivery_stream on webhook_delivery (workspace_id, webhook_id, stream_id, seq) where state = 'WAITING';

-- ----------------------------------------------------------------------------------------------------- Row level security

-- PostgreSQL itself gives out no row of another workspace than the one that the connection names, and takes none. The owner,
-- too, sees nothing unless the connection says that it is migrating.
do $$
declare
    owned record;
begin
    execute format('grant usage on schema %I to troth_app', current_schema());
    execute format('grant select, insert, update, delete on all tables in schema %I to troth_app', current_schema());
    execute format('grant usage on all sequences in schema %I to troth_app', current_schema());
    for owned in
        select c.table_name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
        where c.table_schema = current_schema() and c.column_name = 'workspace_id' and t.table_type = 'BASE TABLE'
          and c.table_name not in ('api_key_secret', 'access_grant_subject')
    loop
        execute format('alter table %I enable row level security', owned.table_name);
        execute format('alter table %I force row level security', owned.table_name);
        execute format($policy$
            create policy workspace on %I using (
                workspace_id = nullif(current_setting('troth.workspace', true), '')::uuid)
            $policy$, owned.table_name);
        execute format($policy$
            create policy migration on %I to %I using ((select current_setting('troth.migrating', true)) = 'yes')
            $policy$, owned.table_name, current_user);
    end loop;
    execute 'revoke all on flyway_schema_history from troth_app';
end $$;

-- Everybody may know that a workspace exists; only the workspace itself may change its row.
alter table workspace enable row level security;
alter table workspace force row level security;
create policy select_all on workspace for select using (true);
create policy insert_any on workspace for insert with check (true);
create policy update_own on workspace for update using (
    id = nullif(current_setting('troth.workspace', true), '')::uuid);
revoke delete on workspace from troth_app;

-- How much of a workspace is visible: everything, or, for a limited caller, the accounts of one of our members, or a single
-- account. For reading only; what is written is read first. The condition asks for "not limited", which the planner takes for
-- all rows; asked the other way round it would expect a few, and look at accounts first whatever the query.
create policy row_visibility on account as restrictive for select using (
    coalesce((select current_setting('troth.limited', true)), '') <> 'yes'
    or owner_ref = (select current_setting('troth.owner', true))
    or ref = (select current_setting('troth.account', true)));
-- Functions, not sub-selects: the planner would charge a scan of all accounts to every index look-up, and not use any index,
-- for callers who see everything, too.
create function sees_account(one uuid) returns boolean language plpgsql stable parallel safe as $$
begin
    return exists (select 1 from account where id = one
        and workspace_id = nullif(current_setting('troth.workspace', true), '')::uuid);
end $$;
create function sees_person(one uuid) returns boolean language plpgsql stable parallel safe as $$
begin
    return exists (select 1 from stakeholder where person_id = one
        and workspace_id = nullif(current_setting('troth.workspace', true), '')::uuid);
end $$;
do $$
declare
    owned record;
begin
    for owned in
        select c.table_name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
        where c.table_schema = current_schema() and c.column_name = 'account_id' and t.table_type = 'BASE TABLE'
    loop
        execute format($policy$
            create policy row_visibility on %I as restrictive for select using (
                coalesce((select current_setting('troth.limited', true)), '') <> 'yes'
                or account_id is null or sees_account(account_id))
            $policy$, owned.table_name);
    end loop;
end $$;
create policy row_visibility on segment as restrictive for select using (
    coalesce((select current_setting('troth.limited', true)), '') <> 'yes'
    or member_ref = nullif((select current_setting('troth.owner', true)), ''));
create policy row_visibility on person as restrictive for select using (
    coalesce((select current_setting('troth.limited', true)), '') <> 'yes'
    or sees_person(id));
create policy shared_with_customer on commitment as restrictive for select using (
    shared or coalesce((select current_setting('troth.limited', true)), '') <> 'yes'
    or coalesce((select current_setting('troth.account', true)), '') = '');
-- Who is in conflict with whom is politics, and visible only to callers with that scope.
create policy politics on tie as restrictive for select using (
    kind <> 'CONFLICTS_WITH' or (select current_setting('troth.politics', true)) = 'yes'
    or (select current_setting('troth.migrating', true)) = 'yes');

-- The ledger and the audit log are append only. The number of a transaction changes with a restore and is not part of a fact.
revoke update, delete on fact from troth_app;
grant update (xid) on fact to troth_app;
revoke update, delete on audit_log from troth_app;
revoke update, delete on erasure from troth_app;

-- The one way in which a fact is changed: somebody is taken out of it. Runs as the owner, whose right Troth itself does not
-- have, within the workspace that the connection names, and no other.
create function erase_from_facts(workspace uuid, ids uuid[], bodies text[], notes text[], digests bytea[]) returns void
language plpgsql security definer as $$
begin
    perform set_config('troth.migrating', 'yes', true);
    update fact f set body = t.body::jsonb, note = t.note, digest = t.digest
    from unnest(ids, bodies, notes, digests) as t(id, body, note, digest)
    where f.workspace_id = workspace and f.id = t.id
      and workspace = nullif(current_setting('troth.workspace', true), '')::uuid;
    perform set_config('troth.migrating', '', true);
end $$;
do $$
begin
    execute format('alter function erase_from_facts(uuid, uuid[], text[], text[], bytea[]) set search_path = %I, pg_temp', current_schema());
    revoke all on function erase_from_facts(uuid, uuid[], text[], text[], bytea[]) from public;
    grant execute on function erase_from_facts(uuid, uuid[], text[], text[], bytea[]) to troth_app;
end $$;

-- Behind row level security PostgreSQL uses an index only for functions that cannot tell anything about rows that are not
-- given out. These cannot, but only an administrator may say so; without it search reads a workspace from end to end.
do $$
begin
    alter function folded(text) leakproof;
    alter function lower(text) leakproof;
    alter function textcat(text, text) leakproof;
    alter function texticlike(text, text) leakproof;
    alter function word_similarity_op(text, text) leakproof;
    alter function word_similarity_commutator_op(text, text) leakproof;
    alter function to_tsvector(regconfig, text) leakproof;
    alter function ts_match_vq(tsvector, tsquery) leakproof;
    alter function arrayoverlap(anyarray, anyarray) leakproof;
    alter function arraycontains(anyarray, anyarray) leakproof;
exception when insufficient_privilege then
    raise notice 'Search will be slow in workspaces of more than 10,000 accounts; see src/docs/security.md.';
end $$;
