-- Two roles and a database; run once as the administrator of PostgreSQL (16 or newer):
--   psql -v owner_password="'…'" -v web_password="'…'" -f deploy/roles.sql
-- The owner migrates. The web role owns nothing: it reads and writes rows, and cannot change or drop a table.
CREATE ROLE enlace_owner LOGIN PASSWORD :owner_password NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
CREATE ROLE enlace_web LOGIN PASSWORD :web_password NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
CREATE DATABASE enlace OWNER enlace_owner ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE enlace FROM PUBLIC;
GRANT CONNECT ON DATABASE enlace TO enlace_web;
-- PostgreSQL gives this right to nobody since version 15; a server that was brought up from an older one may still.
\connect enlace
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
