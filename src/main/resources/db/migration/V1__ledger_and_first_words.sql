-- Every key begins with the workspace: foreign keys and unique constraints are then walls between workspaces, and the
-- schema shards by workspace_id as it is. Refs compare byte by byte ("C"), so that Java and SQL sort alike.

create table workspace (
    id   uuid primary key,
    name text not null
);
insert into workspace (id, name) values ('00000000-0000-0000-0000-000000000001', 'Default');

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

-- The ledger. Append only: every other table below is a fold over it.
create table fact (
    workspace_id uuid        not null references workspace (id),
    id           uuid        not null,
    seq          bigint      generated always as identity,
    account_id   uuid,       -- null for facts of the whole market
    type         text        not null collate "C",
    ref          text        not null collate "C",
    subject_kind text        not null collate "C", -- what the fact is about, so that this thing alone can be folded again
    subject_ref  text        not null collate "C",
    at           timestamptz not null,
    rank         smallint    not null,
    recorded_at  timestamptz not null,
    by_ref       text,
    source       text,
    note         text,
    body         jsonb       not null,
    digest       bytea       not null,
    primary key (workspace_id, id),
    unique (workspace_id, type, ref),
    foreign key (workspace_id, account_id) references account_stream (workspace_id, id)
);
create index fact_of_account on fact (workspace_id, account_id, at, rank, type, ref);
create index fact_of_subject on fact (workspace_id, subject_kind, subject_ref);
create index fact_in_order_of_recording on fact (workspace_id, seq);

-- The words.
create table account (
    workspace_id    uuid        not null,
    id              uuid        not null,
    ref             text        not null collate "C",
    at              timestamptz not null,
    name            text        not null,
    kind            text        not null,
    domains         text[]      not null,
    industry        text,
    tier            text,
    parent_ref      text        collate "C",
    owner_ref       text,
    backup_owner_ref text,
    target_standing text,
    customer_since  date,
    primary key (workspace_id, id),
    unique (workspace_id, ref),
    foreign key (workspace_id, id) references account_stream (workspace_id, id)
);
create index account_by_name on account (workspace_id, name, id);

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

create table stakeholder (
    workspace_id uuid        not null,
    id           uuid        not null,
    account_id   uuid        not null,
    ref          text        not null collate "C",
    person_id    uuid        not null,
    department   text        not null,
    level        text,
    roles        text[]      not null,
    influence    double precision not null,
    stance       text        not null,
    at           timestamptz not null,
    left_at      timestamptz,
    left_reason  text,
    primary key (workspace_id, id),
    unique (workspace_id, ref),
    foreign key (workspace_id, account_id) references account_stream (workspace_id, id),
    foreign key (workspace_id, person_id) references person (workspace_id, id)
);
create index stakeholder_of_account on stakeholder (workspace_id, account_id, at desc, id desc);
create index stakeholder_of_person on stakeholder (workspace_id, person_id);

create table tie (
    workspace_id uuid        not null,
    id           uuid        not null,
    account_id   uuid        not null,
    ref          text        not null collate "C",
    from_ref     text        not null collate "C",
    to_ref       text        not null collate "C",
    kind         text        not null,
    confidence   double precision,
    at           timestamptz not null,
    ended_at     timestamptz,
    primary key (workspace_id, id),
    unique (workspace_id, ref),
    foreign key (workspace_id, account_id) references account_stream (workspace_id, id)
);
create index tie_of_account on tie (workspace_id, account_id, at desc, id desc);

create table commitment (
    workspace_id  uuid        not null,
    id            uuid        not null,
    account_id    uuid        not null,
    ref           text        not null collate "C",
    at            timestamptz not null,
    title         text        not null,
    side          text        not null,
    status        text        not null,
    importance    double precision not null,
    requested_at  timestamptz,
    requested_by  text,
    made_at       timestamptz,
    made_by       text,
    made_to       text[]      not null,
    audience      text[]      not null,
    due_at        timestamptz,
    first_due_at  timestamptz,
    needed_by     timestamptz,
    budget_amount numeric,
    budget_currency text,
    percent       double precision,
    updates       integer     not null,
    renegotiations integer    not null,
    settled_at    timestamptz,
    scope         double precision,
    cost_amount   numeric,
    cost_currency text,
    reason        text,
    attribution   text,
    primary key (workspace_id, id),
    unique (workspace_id, ref),
    foreign key (workspace_id, account_id) references account_stream (workspace_id, id)
);
create index commitment_of_account on commitment (workspace_id, account_id, at desc, id desc);

create table touchpoint (
    workspace_id  uuid        not null,
    id            uuid        not null,
    account_id    uuid        not null,
    ref           text        not null collate "C",
    at            timestamptz not null,
    channel       text        not null,
    direction     text        not null,
    mutual        boolean     not null,
    participants  text[]      not null,
    topics        text[]      not null,
    context       text        not null,
    trigger       text,
    response_seconds bigint,
    summary       text,
    learnings     text[]      not null,
    primary key (workspace_id, id),
    unique (workspace_id, ref),
    foreign key (workspace_id, account_id) references account_stream (workspace_id, id)
);
create index touchpoint_of_account on touchpoint (workspace_id, account_id, at desc, id desc);

create table issue (
    workspace_id    uuid        not null,
    id              uuid        not null,
    account_id      uuid        not null,
    ref             text        not null collate "C",
    at              timestamptz not null,
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
    primary key (workspace_id, id),
    unique (workspace_id, ref),
    foreign key (workspace_id, account_id) references account_stream (workspace_id, id)
);
create index issue_of_account on issue (workspace_id, account_id, at desc, id desc);

-- What the model knows of each account, folded up to the head of its stream.
create table account_state (
    workspace_id uuid  not null,
    account_id   uuid  not null,
    state        bytea not null,
    primary key (workspace_id, account_id),
    foreign key (workspace_id, account_id) references account_stream (workspace_id, id)
);

-- Lines of a file on their way into the ledger. Not worth a log: a crash only means that the file is sent again.
create unlogged table staged_line (
    workspace_id uuid    not null,
    import_id    uuid    not null,
    line         integer not null,
    account_ref  text    collate "C",
    text         text    not null,
    primary key (workspace_id, import_id, line)
);
create index staged_line_by_account on staged_line (workspace_id, import_id, account_ref, line);
