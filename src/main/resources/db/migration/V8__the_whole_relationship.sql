-- Every word of the design has its rows. Tables that are new are filled from the ledger when the application starts.

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
    reviewed_at     timestamptz not null,
    metric          text,
    target          double precision,
    value           double precision,
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

alter table account add column ceiling text;
alter table account add column ceiling_reason text;
alter table tie add column strength double precision;
alter table tie add column sentiment double precision;
alter table tie add column qualities text[] not null default '{}';
alter table tie add column initiative_ref text collate "C";
alter table touchpoint add column initiative_ref text collate "C";
alter table touchpoint add column wants_answer boolean not null default false;
alter table touchpoint add column answer_by timestamptz;
alter table touchpoint add column urgency text;
alter table touchpoint add column answers_ref text collate "C";
alter table touchpoint add column delivered_at timestamptz;
alter table touchpoint add column read_at timestamptz;
alter table touchpoint add column promises integer;
alter table touchpoint add column closing boolean not null default false;
alter table touchpoint add column rating double precision;
alter table commitment add column touchpoint_ref text collate "C";
alter table commitment add column initiative_ref text collate "C";
alter table commitment add column insight_ref text collate "C";
alter table commitment add column internal_due_at timestamptz;
alter table commitment add column serves text;
alter table commitment add column shared boolean not null default false;
alter table commitment add column over boolean not null default false;
alter table issue add column replied_at timestamptz;
alter table issue add column reply_text text;
alter table issue add column reply_agreed text;
alter table issue add column override_reason text;

update commitment c set touchpoint_ref = f.body ->> 'touchpoint', initiative_ref = f.body ->> 'initiative'
from fact f
where f.workspace_id = c.workspace_id and f.subject_kind = 'commitment' and f.subject_ref = c.ref
  and f.type = 'commitmentMade' and (f.body ? 'touchpoint' or f.body ? 'initiative');

-- What is said about an initiative or a contract is a fact about it now, and so are the corrections of that.
create temporary table moved on commit drop as
select workspace_id, type, ref, case when type in ('renewed', 'churned') then 'contract' else 'initiative' end as kind,
       coalesce(body ->> 'initiative', body ->> 'contract', ref) as subject
from fact
where type in ('priorityChanged', 'effortSpent', 'settlement', 'renewed', 'churned');
update fact f set subject_kind = m.kind, subject_ref = m.subject
from moved m
where f.workspace_id = m.workspace_id and f.type = m.type and f.ref = m.ref;
update fact f set subject_kind = m.kind, subject_ref = m.subject
from moved m
where f.workspace_id = m.workspace_id and f.type in ('amended', 'retracted') and f.body ->> 'fact' = m.ref
  and f.subject_kind = m.type;

-- What every customer was to us just before they stayed or left.
create table outcome (
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
    value_amount   numeric,
    value_currency text,
    primary key (workspace_id, fact_id),
    foreign key (workspace_id, account_id) references account_stream (workspace_id, id)
);
create index outcome_of_account on outcome (workspace_id, account_id);

alter table account_score add column next_contact_at timestamptz; -- when the next contact is due
create index account_score_by_next_contact on account_score (workspace_id, next_contact_at, account_id);
update account_score set due_at = '-infinity'; -- so that the sweep fills it

-- How much there is to do for all of us together.
create index commitment_to_do on commitment (workspace_id, side) where status in ('OPEN', 'REQUESTED');
create index issue_to_do on issue (workspace_id) where status <> 'RESOLVED';
