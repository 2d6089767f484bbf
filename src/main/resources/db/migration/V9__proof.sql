-- Versions of the model: numbers as data. A workspace without any uses the standard one, "1".
create table model_version (
    workspace_id uuid    not null references workspace (id),
    version      text    not null collate "C",
    state        text    not null,
    based_on     text    collate "C",
    changes      jsonb   not null, -- parameter to value, where it differs from the standard
    note         text,
    activating   boolean not null, -- whether it becomes the active one as soon as it is computed
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

alter table workspace add column model_changes bigint not null default 0; -- counts what every node has to know

-- States are kept for the active version and for those beside it.
alter table account_state add column model text not null default '1' collate "C";
alter table account_state alter column model drop default;
alter table account_state drop constraint account_state_pkey;
alter table account_state add primary key (workspace_id, account_id, model);

-- Looks back at how good a version was, and, where a name is given, what can be learned for a new one.
create table backtest (
    workspace_id uuid        not null references workspace (id),
    id           uuid        not null,
    model        text        not null collate "C",
    learns       text        collate "C", -- the version that comes of it
    days         integer     not null,
    from_at      timestamptz not null,
    until_at     timestamptz not null,
    state        text        not null,
    total        integer     not null,
    done         integer     not null,
    findings     jsonb,
    failure      text,
    created_at   timestamptz not null,
    finished_at  timestamptz,
    primary key (workspace_id, id)
);
