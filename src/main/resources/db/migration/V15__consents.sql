-- What people agreed to and what they refused, as they said it last.
alter table stakeholder add column agrees_to text[] not null default '{}';
alter table stakeholder add column refuses text[] not null default '{}';
