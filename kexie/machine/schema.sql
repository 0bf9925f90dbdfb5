-- 7c5e02b068d69bb1
SET check_function_bodies = false;
SELECT pg_catalog.set_config('search_path', '', true);
CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;
COMMENT ON EXTENSION btree_gist IS 'support for indexing common datatypes in GiST';
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
COMMENT ON EXTENSION pg_trgm IS 'text similarity measurement and index searching based on trigrams';
CREATE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean
    LANGUAGE plpgsql
    AS $$
                DECLARE
                    _pgtrigger_ignore TEXT[];
                    _result BOOLEAN;
                BEGIN
                    BEGIN
                        SELECT INTO _pgtrigger_ignore
                            CURRENT_SETTING('pgtrigger.ignore');
                        EXCEPTION WHEN OTHERS THEN
                    END;
                    IF _pgtrigger_ignore IS NOT NULL THEN
                        SELECT trigger_name = ANY(_pgtrigger_ignore)
                        INTO _result;
                        RETURN _result;
                    ELSE
                        RETURN FALSE;
                    END IF;
                END;
            $$;
CREATE FUNCTION public.kit_next_entry_number() RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM pg_current_xact_id();
    RETURN nextval('kit_entry_number');
END $$;


SET default_tablespace = '';

SET default_table_access_method = heap;
CREATE TABLE public.kit_journal_entry (
    id bigint DEFAULT public.kit_next_entry_number() NOT NULL,
    at timestamp with time zone NOT NULL,
    xid bigint DEFAULT ((pg_current_xact_id())::text)::bigint NOT NULL,
    request_id uuid,
    person_id uuid,
    post_id uuid,
    organisation_id uuid,
    behalf_id uuid,
    part character varying(30) NOT NULL,
    entity character varying(40) NOT NULL,
    entity_id uuid NOT NULL,
    verb character varying(40) NOT NULL,
    source character varying(40) NOT NULL,
    target character varying(40) NOT NULL,
    diff jsonb NOT NULL,
    note_hash character varying(64) NOT NULL
);
CREATE FUNCTION public.kit_entry_digest(e public.kit_journal_entry) RETURNS bytea
    LANGUAGE sql STABLE
    AS $$
    SELECT sha256(convert_to(
        kit_part(e.id::text) || kit_part((extract(epoch FROM e.at) * 1000000)::bigint::text)
        || kit_part(e.xid::text) || kit_part(e.request_id::text) || kit_part(e.person_id::text)
        || kit_part(e.post_id::text) || kit_part(e.organisation_id::text) || kit_part(e.behalf_id::text)
        || kit_part(e.part) || kit_part(e.entity) || kit_part(e.entity_id::text) || kit_part(e.verb)
        || kit_part(e.source) || kit_part(e.target) || kit_part(e.diff::text) || kit_part(e.note_hash), 'UTF8'))
$$;
CREATE FUNCTION public.kit_forget_note(entry bigint) RETURNS boolean
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
    WITH gone AS (DELETE FROM kit_journal_note WHERE entry_id = entry RETURNING 1) SELECT count(*) > 0 FROM gone
$$;
CREATE FUNCTION public.kit_part(value text) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT coalesce(octet_length(value) || ':' || value, '-')
$$;
CREATE FUNCTION public.kit_seal_next() RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    latest kit_seal;
    mark kit_seal_mark;
    tip bigint;
    mine bigint;
    oldest bigint;
    settled bigint;
    fresh kit_seal;
    content bytea;
BEGIN
    IF pg_current_xact_id_if_assigned() IS NOT NULL THEN
        RAISE EXCEPTION 'kit_seal_next runs in a transaction of its own' USING ERRCODE = '25001';
    END IF;
    IF NOT pg_try_advisory_xact_lock(730580303) THEN
        RETURN 0;
    END IF;
    SELECT * INTO latest FROM kit_seal ORDER BY number DESC LIMIT 1;
    SELECT CASE WHEN is_called THEN last_value ELSE 0 END INTO tip FROM kit_entry_number;
    IF tip <= coalesce(latest.last, 0) THEN
        RETURN 0;
    END IF;
    mine := pg_current_xact_id()::text::bigint;
    oldest := pg_snapshot_xmin(pg_current_snapshot())::text::bigint;
    SELECT * INTO mark FROM kit_seal_mark WHERE id = 1;
    IF oldest >= mine THEN
        settled := tip;
    ELSIF mark.horizon <= oldest THEN
        settled := mark.last;
    END IF;
    -- A horizon beyond our own number comes from another cluster (a restored copy) and would wait for ever.
    IF settled IS NOT NULL OR mark.horizon IS NULL OR mark.horizon > mine THEN
        INSERT INTO kit_seal_mark (id, last, horizon) VALUES (1, tip, mine)
        ON CONFLICT (id) DO UPDATE SET last = excluded.last, horizon = excluded.horizon;
    END IF;
    IF settled IS NULL THEN
        RETURN 0;
    END IF;
    SELECT min(t.id), max(t.id), count(*),
           string_agg(int8send(t.id) || substr(t.digest, 1, 8), ''::bytea ORDER BY t.id),
           sha256(string_agg(t.digest, ''::bytea ORDER BY t.id))
      INTO fresh.first, fresh.last, fresh.count, fresh.rows, content
      FROM (SELECT e.id, kit_entry_digest(e) AS digest FROM kit_journal_entry e
             WHERE e.id > coalesce(latest.last, 0) AND e.id <= settled ORDER BY e.id LIMIT 10000) t;
    IF fresh.count = 0 THEN
        RETURN 0;
    END IF;
    fresh.number := coalesce(latest.number, 0) + 1;
    fresh.previous := coalesce(latest.hash, repeat('0', 64));
    fresh.hash := encode(sha256(convert_to(concat_ws('|', fresh.number, fresh.first, fresh.last, fresh.count,
        fresh.previous, encode(content, 'hex')), 'UTF8')), 'hex');
    INSERT INTO kit_seal (number, first, last, count, rows, previous, hash)
    VALUES (fresh.number, fresh.first, fresh.last, fresh.count, fresh.rows, fresh.previous, fresh.hash);
    RETURN fresh.count;
END $$;
CREATE FUNCTION public.pgtrigger_closed_63180() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE owner UUID;
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
            IF TG_OP = 'DELETE' THEN owner := OLD.document_id; ELSE owner := NEW.document_id; END IF;
            IF EXISTS (SELECT 1 FROM notices_document WHERE id = owner AND state IN ('issued', 'void')) THEN
                RAISE EXCEPTION 'pgtrigger: the document % is closed', owner;
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        
                END;
            $$;
CREATE FUNCTION public.pgtrigger_closed_ebc28() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE owner UUID;
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
            IF TG_OP = 'DELETE' THEN owner := OLD.document_id; ELSE owner := NEW.document_id; END IF;
            IF EXISTS (SELECT 1 FROM notices_document WHERE id = owner AND state IN ('issued', 'void')) THEN
                RAISE EXCEPTION 'pgtrigger: the document % is closed', owner;
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        
                END;
            $$;
CREATE FUNCTION public.pgtrigger_frozen_0195d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_frozen_22427() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_frozen_22d6b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_frozen_2787c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_frozen_2b989() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_frozen_45889() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_frozen_47441() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_frozen_56917() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_frozen_5e497() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_frozen_60d9a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_frozen_802b6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_frozen_933fe() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_frozen_974ca() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_frozen_9b63d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_frozen_b07ab() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_frozen_bcea6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_frozen_bf15c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_frozen_c5c9a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_frozen_d1ed5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_issued_48001() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
            IF to_jsonb(OLD) - ARRAY['due_on', 'changed_at'] IS DISTINCT FROM to_jsonb(NEW) - ARRAY['due_on', 'changed_at'] THEN
                RAISE EXCEPTION 'pgtrigger: the document % is closed', OLD.id;
            END IF;
            RETURN NEW;
        
                END;
            $$;
CREATE FUNCTION public.pgtrigger_kept_10037() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_kept_13f69() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_kept_164f8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_kept_1ca0a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_kept_20645() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_kept_2901b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_kept_34a4c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_kept_38380() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_kept_44be6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_kept_45681() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_kept_4d664() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_kept_4e755() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_kept_513ba() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_kept_518f9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_kept_68beb() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_kept_71246() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_kept_79bda() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_kept_7d5d3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_kept_80ac7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_kept_8a6d6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_kept_8de27() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_kept_9b11e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_kept_a2f9b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_kept_b2157() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_kept_b8567() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_kept_c30a3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_kept_c6922() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_kept_d42fd() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_kept_d475f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_kept_d7fcc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_kept_e52bf() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_kept_eb4e0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_ladder_6303b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE _is_valid_transition BOOLEAN;
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    SELECT CONCAT(OLD."state", ':', NEW."state") = ANY('{countersign:draft,countersign:sign_off,draft:review,draft:void,numbered:draft,numbered:issued,review:countersign,review:draft,review:sign_off,sign_off:draft,sign_off:signed,signed:draft,signed:numbered}'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION 'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_ladder_cc61f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE _is_valid_transition BOOLEAN;
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    SELECT CONCAT(OLD."state", ':', NEW."state") = ANY('{made:lost,made:stamped,made:void,received:lost,received:returned,returned:void,sent:lost,sent:received,sent:returned,stamped:lost,stamped:sent,stamped:void}'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION 'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_published_05ff6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_published_1fb8a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE owner UUID;
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
            IF TG_OP = 'DELETE' THEN owner := OLD.version_id; ELSE owner := NEW.version_id; END IF;
            IF EXISTS (SELECT 1 FROM blanks_version WHERE id = owner AND published_at IS NOT NULL) THEN
                RAISE EXCEPTION 'pgtrigger: the version % is published', owner;
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        
                END;
            $$;
CREATE FUNCTION public.pgtrigger_published_d15f8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
            IF NOT EXISTS (SELECT 1 FROM blanks_version WHERE id = NEW.version_id AND published_at IS NOT NULL) THEN
                RAISE EXCEPTION 'pgtrigger: the version % is not published', NEW.version_id;
            END IF;
            RETURN NEW;
        
                END;
            $$;
CREATE FUNCTION public.pgtrigger_reviewed_6edda() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE owner UUID;
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
                    IF TG_OP = 'DELETE' THEN owner := OLD.document_id; ELSE owner := NEW.document_id; END IF;
                    IF TG_OP = 'UPDATE' AND NEW.document_id = OLD.document_id AND NEW.version_id = OLD.version_id THEN
                        RETURN NEW;
                    END IF;
                    IF NOT EXISTS (SELECT 1 FROM notices_document WHERE id = owner AND state = 'draft') THEN
                        RAISE EXCEPTION 'pgtrigger: the document % is not a draft', owner;
                    END IF;
                    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                    RETURN NEW;
                
                END;
            $$;
CREATE FUNCTION public.pgtrigger_said_0da0f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_text_96a16() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_tiled_12333() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE covered BIGINT; reach BIGINT;
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
                    SELECT COALESCE(SUM("end" - start), 0), COALESCE(MAX("end"), 0) INTO covered, reach
                    FROM notices_sourcespan WHERE source_id = NEW.id;
                    IF covered <> char_length(NEW.text) OR reach <> char_length(NEW.text) THEN
                        RAISE EXCEPTION 'pgtrigger: spans cover % of % characters', covered, char_length(NEW.text);
                    END IF;
                    RETURN NULL;
                
                END;
            $$;
CREATE FUNCTION public.pgtrigger_tiled_84169() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE covered BIGINT; reach BIGINT;
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
                    SELECT COALESCE(SUM("end" - start), 0), COALESCE(MAX("end"), 0) INTO covered, reach
                    FROM plans_planspan WHERE source_id = NEW.id;
                    IF covered <> char_length(NEW.text) OR reach <> char_length(NEW.text) THEN
                        RAISE EXCEPTION 'pgtrigger: spans cover % of % characters', covered, char_length(NEW.text);
                    END IF;
                    RETURN NULL;
                
                END;
            $$;
CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id uuid NOT NULL
);
ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);
ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.associations_activity (
    id uuid NOT NULL,
    state character varying(20) NOT NULL,
    version integer NOT NULL,
    category character varying(20) NOT NULL,
    title character varying(120) NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    place character varying(120) NOT NULL,
    people integer NOT NULL,
    sci_tech integer NOT NULL,
    hosts character varying(200) NOT NULL,
    co_hosts character varying(200) NOT NULL,
    summary text NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    entered_by_id uuid,
    organisation_id uuid NOT NULL,
    item_id uuid,
    CONSTRAINT activity_ends_after_start CHECK ((ends_on >= starts_on)),
    CONSTRAINT activity_sci_tech_part_of_people CHECK ((sci_tech <= people)),
    CONSTRAINT associations_activity_people_check CHECK ((people >= 0)),
    CONSTRAINT associations_activity_sci_tech_check CHECK ((sci_tech >= 0)),
    CONSTRAINT associations_activity_version_check CHECK ((version >= 0))
);
CREATE TABLE public.associations_activity_file (
    id uuid NOT NULL,
    added_at timestamp with time zone NOT NULL,
    activity_id uuid NOT NULL,
    file_id uuid NOT NULL
);
CREATE TABLE public.associations_annual_report (
    id uuid NOT NULL,
    state character varying(20) NOT NULL,
    version integer NOT NULL,
    year smallint NOT NULL,
    due_on date NOT NULL,
    words text NOT NULL,
    problems text NOT NULL,
    ahead text NOT NULL,
    figures jsonb NOT NULL,
    counted jsonb NOT NULL,
    reasons jsonb NOT NULL,
    note character varying(500) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    submitted_at timestamp with time zone,
    accepted_at timestamp with time zone,
    accepted_by_id uuid,
    organisation_id uuid NOT NULL,
    submitted_by_id uuid,
    CONSTRAINT annual_report_accepted_iff_dated CHECK ((((accepted_at IS NOT NULL) AND ((state)::text = 'accepted'::text)) OR ((NOT ((state)::text = 'accepted'::text)) AND (accepted_at IS NULL)))),
    CONSTRAINT annual_report_submitted CHECK ((((state)::text = 'draft'::text) OR (submitted_at IS NOT NULL))),
    CONSTRAINT annual_report_year CHECK (((year >= 1958) AND (year <= 2100))),
    CONSTRAINT associations_annual_report_version_check CHECK ((version >= 0)),
    CONSTRAINT associations_annual_report_year_check CHECK ((year >= 0))
);
CREATE TABLE public.associations_approval_authority (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    authority_id uuid NOT NULL,
    place_id uuid
);
CREATE TABLE public.associations_assembly (
    id uuid NOT NULL,
    held_on date,
    place character varying(100) NOT NULL,
    method character varying(40) NOT NULL,
    entitled integer,
    present integer,
    charter_adopted boolean NOT NULL,
    minutes text NOT NULL,
    members integer,
    charter text NOT NULL,
    starts_on date,
    ends_on date,
    filed_on date,
    gathering character varying(10) NOT NULL,
    member_places smallint,
    vice_places smallint,
    CONSTRAINT assembly_filed_has_its_term CHECK (((filed_on IS NULL) OR ((ends_on >= starts_on) AND (held_on IS NOT NULL) AND (starts_on IS NOT NULL)))),
    CONSTRAINT assembly_no_more_than_entitled CHECK (((held_on IS NULL) OR ((entitled >= 1) AND (present >= 1) AND (present <= entitled)))),
    CONSTRAINT associations_assembly_entitled_check CHECK ((entitled >= 0)),
    CONSTRAINT associations_assembly_member_places_check CHECK ((member_places >= 0)),
    CONSTRAINT associations_assembly_members_check CHECK ((members >= 0)),
    CONSTRAINT associations_assembly_present_check CHECK ((present >= 0)),
    CONSTRAINT associations_assembly_vice_places_check CHECK ((vice_places >= 0))
);
CREATE TABLE public.associations_assembly_file (
    id uuid NOT NULL,
    matter character varying(20) NOT NULL,
    added_at timestamp with time zone NOT NULL,
    assembly_id uuid NOT NULL,
    file_id uuid NOT NULL
);
CREATE TABLE public.associations_base_list (
    id uuid NOT NULL,
    year smallint NOT NULL,
    kind character varying(20) NOT NULL,
    as_of date NOT NULL,
    source character varying(120) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    matched_at timestamp with time zone,
    organisation_id uuid NOT NULL,
    CONSTRAINT associations_base_list_year_check CHECK ((year >= 0))
);
CREATE TABLE public.associations_base_unit (
    id uuid NOT NULL,
    name character varying(120) NOT NULL,
    credit_code character varying(18) NOT NULL,
    key character varying(120) NOT NULL,
    street_code character varying(9) NOT NULL,
    industry character varying(3) NOT NULL,
    nature character varying(20) NOT NULL,
    scale character varying(10) NOT NULL,
    staff integer,
    sci_tech integer,
    way character varying(10) NOT NULL,
    by_hand boolean NOT NULL,
    association_id uuid,
    base_list_id uuid NOT NULL,
    jurisdiction_id character varying(20),
    repeats boolean DEFAULT false NOT NULL,
    CONSTRAINT associations_base_unit_sci_tech_check CHECK ((sci_tech >= 0)),
    CONSTRAINT associations_base_unit_staff_check CHECK ((staff >= 0)),
    CONSTRAINT base_unit_covered_in_some_way CHECK ((((association_id IS NULL) AND ((way)::text = ''::text)) OR ((association_id IS NOT NULL) AND (NOT ((way)::text = ''::text)))))
);
CREATE TABLE public.associations_candidate (
    id uuid NOT NULL,
    role character varying(20) NOT NULL,
    "position" smallint NOT NULL,
    name character varying(60) NOT NULL,
    gender character varying(10) NOT NULL,
    born character varying(7) NOT NULL,
    politics character varying(20) NOT NULL,
    job character varying(60) NOT NULL,
    title character varying(40) NOT NULL,
    votes_for integer,
    votes_against integer,
    votes_abstain integer,
    is_elected boolean,
    assembly_id uuid NOT NULL,
    person_id uuid,
    telephone bytea,
    CONSTRAINT associations_candidate_position_check CHECK (("position" >= 0)),
    CONSTRAINT associations_candidate_votes_abstain_check CHECK ((votes_abstain >= 0)),
    CONSTRAINT associations_candidate_votes_against_check CHECK ((votes_against >= 0)),
    CONSTRAINT associations_candidate_votes_for_check CHECK ((votes_for >= 0)),
    CONSTRAINT candidate_elected_by_votes CHECK (((is_elected IS NULL) OR ((votes_abstain IS NOT NULL) AND (votes_against IS NOT NULL) AND (votes_for IS NOT NULL))))
);
COMMENT ON COLUMN public.associations_candidate.telephone IS 'sealed by kexie.kit.crypto';
CREATE TABLE public.associations_change (
    id uuid NOT NULL,
    state character varying(20) NOT NULL,
    kind character varying(20) NOT NULL,
    "on" date NOT NULL,
    asked jsonb NOT NULL,
    reason character varying(500) NOT NULL,
    note character varying(500) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    organisation_id uuid NOT NULL,
    telephone bytea,
    due_on date
);
COMMENT ON COLUMN public.associations_change.telephone IS 'sealed by kexie.kit.crypto';
CREATE TABLE public.associations_checklist (
    id uuid NOT NULL,
    state character varying(20) NOT NULL,
    version integer NOT NULL,
    ordinal smallint NOT NULL,
    title character varying(120) NOT NULL,
    five smallint NOT NULL,
    four smallint NOT NULL,
    three smallint NOT NULL,
    years smallint NOT NULL,
    made_at timestamp with time zone NOT NULL,
    house_id uuid NOT NULL,
    CONSTRAINT associations_checklist_five_check CHECK ((five >= 0)),
    CONSTRAINT associations_checklist_four_check CHECK ((four >= 0)),
    CONSTRAINT associations_checklist_ordinal_check CHECK ((ordinal >= 0)),
    CONSTRAINT associations_checklist_three_check CHECK ((three >= 0)),
    CONSTRAINT associations_checklist_version_check CHECK ((version >= 0)),
    CONSTRAINT associations_checklist_years_check CHECK ((years >= 0)),
    CONSTRAINT checklist_stars_in_order CHECK (((four < five) AND (three >= 1) AND (three < four)))
);
CREATE TABLE public.associations_checklist_item (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    text character varying(300) NOT NULL,
    points smallint NOT NULL,
    needs_evidence boolean NOT NULL,
    figure character varying(20) NOT NULL,
    "least" smallint,
    checklist_id uuid NOT NULL,
    CONSTRAINT associations_checklist_item_least_check CHECK (("least" >= 0)),
    CONSTRAINT associations_checklist_item_points_check CHECK ((points >= 0)),
    CONSTRAINT associations_checklist_item_position_check CHECK (("position" >= 0)),
    CONSTRAINT checklist_item_points CHECK ((points >= 1))
);
CREATE TABLE public.associations_covered_unit (
    id uuid NOT NULL,
    name character varying(120) NOT NULL,
    credit_code character varying(18) NOT NULL,
    key character varying(120) NOT NULL,
    is_covered boolean NOT NULL,
    sci_tech integer,
    starts_on date NOT NULL,
    ends_on date,
    association_id uuid NOT NULL,
    unit_id uuid,
    CONSTRAINT associations_covered_unit_sci_tech_check CHECK ((sci_tech >= 0)),
    CONSTRAINT covered_unit_ends_after_start CHECK (((ends_on IS NULL) OR (ends_on >= starts_on))),
    CONSTRAINT covered_unit_not_itself CHECK (((unit_id IS NULL) OR (NOT ((unit_id = association_id) AND (unit_id IS NOT NULL)))))
);
CREATE TABLE public.associations_dormancy (
    id uuid NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    note character varying(500) NOT NULL,
    organisation_id uuid NOT NULL
);
CREATE SEQUENCE public.associations_founding_ref
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.associations_founding (
    id uuid NOT NULL,
    ref bigint DEFAULT nextval('public.associations_founding_ref'::regclass) NOT NULL,
    state character varying(20) NOT NULL,
    version integer NOT NULL,
    kind character varying(20) NOT NULL,
    name character varying(120) NOT NULL,
    unit_name character varying(120) NOT NULL,
    credit_code character varying(18) NOT NULL,
    unit_key character varying(150) NOT NULL,
    address character varying(200) NOT NULL,
    street_code character varying(9) NOT NULL,
    facts jsonb NOT NULL,
    figures jsonb NOT NULL,
    planned_members integer,
    contact character varying(60) NOT NULL,
    unit_opinion character varying(500) NOT NULL,
    opinion character varying(500) NOT NULL,
    reasons jsonb NOT NULL,
    was_returned boolean NOT NULL,
    applied_on date,
    approved_on date,
    token_hash character varying(64) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    state_since timestamp with time zone NOT NULL,
    assembly_id uuid NOT NULL,
    authority_id uuid,
    entered_by_id uuid,
    jurisdiction_id character varying(20),
    organisation_id uuid,
    place_id uuid NOT NULL,
    reply_id uuid,
    initiators jsonb NOT NULL,
    telephone bytea,
    typed bytea,
    due_on date,
    CONSTRAINT associations_founding_planned_members_check CHECK ((planned_members >= 0)),
    CONSTRAINT associations_founding_version_check CHECK ((version >= 0)),
    CONSTRAINT founding_active_iff_organisation CHECK ((((organisation_id IS NOT NULL) AND ((state)::text = 'active'::text)) OR ((NOT ((state)::text = 'active'::text)) AND (organisation_id IS NULL)))),
    CONSTRAINT founding_approved_by_a_reply CHECK (((NOT ((state)::text = ANY ((ARRAY['replying'::character varying, 'approved'::character varying, 'held'::character varying, 'filed'::character varying, 'active'::character varying])::text[]))) OR (reply_id IS NOT NULL)))
);
COMMENT ON COLUMN public.associations_founding.telephone IS 'sealed by kexie.kit.crypto';
COMMENT ON COLUMN public.associations_founding.typed IS 'sealed by kexie.kit.crypto';
CREATE TABLE public.associations_gap_visit (
    id uuid NOT NULL,
    key character varying(120) NOT NULL,
    name character varying(120) NOT NULL,
    way character varying(20) NOT NULL,
    "on" date NOT NULL,
    note text NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    entered_by_id uuid,
    house_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    state character varying(20) NOT NULL,
    version integer NOT NULL,
    CONSTRAINT associations_gap_visit_version_check CHECK ((version >= 0))
);
CREATE TABLE public.associations_guidance (
    id uuid NOT NULL,
    state character varying(20) NOT NULL,
    version integer NOT NULL,
    way character varying(20) NOT NULL,
    "on" date NOT NULL,
    who character varying(200) NOT NULL,
    found text NOT NULL,
    promised text NOT NULL,
    follow_on date,
    outcome text NOT NULL,
    done_on date,
    is_shared boolean NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    entered_by_id uuid,
    house_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT associations_guidance_version_check CHECK ((version >= 0)),
    CONSTRAINT guidance_done_has_its_day CHECK (((NOT ((state)::text = 'done'::text)) OR (done_on IS NOT NULL))),
    CONSTRAINT guidance_followed_after_it_was CHECK (((follow_on IS NULL) OR (follow_on >= "on")))
);
CREATE TABLE public.associations_home (
    id uuid NOT NULL,
    state character varying(20) NOT NULL,
    version integer NOT NULL,
    year smallint NOT NULL,
    headline character varying(120) NOT NULL,
    article text NOT NULL,
    note character varying(500) NOT NULL,
    own_total smallint NOT NULL,
    total smallint,
    stars smallint,
    until date,
    begun_at timestamp with time zone NOT NULL,
    submitted_at timestamp with time zone,
    decided_on date,
    checklist_id uuid NOT NULL,
    decided_by_id uuid,
    document_id uuid,
    organisation_id uuid NOT NULL,
    CONSTRAINT associations_home_own_total_check CHECK ((own_total >= 0)),
    CONSTRAINT associations_home_stars_check CHECK ((stars >= 0)),
    CONSTRAINT associations_home_total_check CHECK ((total >= 0)),
    CONSTRAINT associations_home_version_check CHECK ((version >= 0)),
    CONSTRAINT associations_home_year_check CHECK ((year >= 0)),
    CONSTRAINT home_decided_has_its_star CHECK (((NOT ((state)::text = 'decided'::text)) OR ((decided_on IS NOT NULL) AND (stars = ANY (ARRAY[0, 3, 4, 5])) AND (stars IS NOT NULL) AND (total IS NOT NULL) AND (until IS NOT NULL))))
);
CREATE TABLE public.associations_home_file (
    id uuid NOT NULL,
    added_at timestamp with time zone NOT NULL,
    file_id uuid NOT NULL,
    score_id uuid NOT NULL
);
CREATE TABLE public.associations_home_score (
    id uuid NOT NULL,
    own_points smallint NOT NULL,
    words character varying(1000) NOT NULL,
    counted integer,
    points smallint,
    home_id uuid NOT NULL,
    item_id uuid NOT NULL,
    CONSTRAINT associations_home_score_counted_check CHECK ((counted >= 0)),
    CONSTRAINT associations_home_score_own_points_check CHECK ((own_points >= 0)),
    CONSTRAINT associations_home_score_points_check CHECK ((points >= 0))
);
CREATE TABLE public.associations_life_rules (
    organisation_id uuid NOT NULL,
    quorum_part smallint NOT NULL,
    quorum_whole smallint NOT NULL,
    votes_of character varying(10) NOT NULL,
    check_days smallint NOT NULL,
    reply_days smallint NOT NULL,
    lapse_months smallint NOT NULL,
    filing_days smallint NOT NULL,
    term_years smallint NOT NULL,
    dormant_months smallint NOT NULL,
    least_sci_tech smallint NOT NULL,
    report_day smallint NOT NULL,
    report_month smallint NOT NULL,
    CONSTRAINT associations_life_rules_check_days_check CHECK ((check_days >= 0)),
    CONSTRAINT associations_life_rules_dormant_months_check CHECK ((dormant_months >= 0)),
    CONSTRAINT associations_life_rules_filing_days_check CHECK ((filing_days >= 0)),
    CONSTRAINT associations_life_rules_lapse_months_check CHECK ((lapse_months >= 0)),
    CONSTRAINT associations_life_rules_least_sci_tech_check CHECK ((least_sci_tech >= 0)),
    CONSTRAINT associations_life_rules_quorum_part_check CHECK ((quorum_part >= 0)),
    CONSTRAINT associations_life_rules_quorum_whole_check CHECK ((quorum_whole >= 0)),
    CONSTRAINT associations_life_rules_reply_days_check CHECK ((reply_days >= 0)),
    CONSTRAINT associations_life_rules_report_day_check CHECK ((report_day >= 0)),
    CONSTRAINT associations_life_rules_report_month_check CHECK ((report_month >= 0)),
    CONSTRAINT associations_life_rules_term_years_check CHECK ((term_years >= 0)),
    CONSTRAINT life_rules_quorum CHECK (((quorum_part >= 1) AND (quorum_part <= quorum_whole))),
    CONSTRAINT life_rules_term_years CHECK (((term_years >= 1) AND (term_years <= 10)))
);
CREATE SEQUENCE public.organisations_member_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.associations_membership (
    id uuid NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    federation_id uuid NOT NULL,
    member_id uuid NOT NULL,
    kind character varying(20) DEFAULT '会员单位'::character varying NOT NULL,
    valid_until date,
    number bigint DEFAULT nextval('public.organisations_member_number'::regclass) NOT NULL,
    CONSTRAINT membership_ends_after_start CHECK (((ends_on IS NULL) OR (ends_on >= starts_on))),
    CONSTRAINT membership_has_a_kind CHECK ((NOT ((kind)::text = ''::text))),
    CONSTRAINT membership_not_of_itself CHECK ((NOT (federation_id = member_id))),
    CONSTRAINT membership_valid_after_start CHECK (((valid_until IS NULL) OR (valid_until >= starts_on)))
);
CREATE TABLE public.associations_membership_reminder (
    id uuid NOT NULL,
    valid_until date NOT NULL,
    step smallint NOT NULL,
    at timestamp with time zone NOT NULL,
    member_id uuid NOT NULL
);
CREATE TABLE public.associations_membership_rules (
    organisation_id uuid NOT NULL,
    kinds jsonb NOT NULL,
    steps smallint[] NOT NULL,
    lapse_months smallint,
    CONSTRAINT associations_membership_rules_lapse_months_check CHECK ((lapse_months >= 0))
);
CREATE TABLE public.associations_merger (
    organisation_id uuid NOT NULL,
    "on" date NOT NULL,
    successor_id uuid NOT NULL,
    at timestamp with time zone,
    "left" jsonb NOT NULL,
    mobile_before bytea,
    CONSTRAINT merger_not_into_itself CHECK ((NOT (organisation_id = successor_id)))
);
COMMENT ON COLUMN public.associations_merger.mobile_before IS 'sealed by kexie.kit.crypto';
CREATE TABLE public.associations_profile (
    organisation_id uuid NOT NULL,
    nature character varying(20) NOT NULL,
    subordination character varying(20) NOT NULL,
    scale character varying(10) NOT NULL,
    setting character varying(20) NOT NULL,
    industry character varying(3) NOT NULL,
    emerging character varying(1)[] NOT NULL,
    qualifications character varying(20)[] NOT NULL,
    is_new_economy boolean NOT NULL,
    products character varying(200) NOT NULL,
    research character varying(200) NOT NULL,
    party character varying(100) NOT NULL,
    has_union boolean NOT NULL,
    has_league boolean NOT NULL,
    office character varying(100) NOT NULL,
    funding character varying(100) NOT NULL,
    full_time smallint,
    part_time smallint,
    term_years smallint NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT associations_profile_full_time_check CHECK ((full_time >= 0)),
    CONSTRAINT associations_profile_part_time_check CHECK ((part_time >= 0)),
    CONSTRAINT associations_profile_term_years_check CHECK ((term_years >= 0)),
    CONSTRAINT profile_term_years_one_to_ten CHECK (((term_years >= 1) AND (term_years <= 10)))
);
CREATE TABLE public.associations_reelection (
    id uuid NOT NULL,
    state character varying(20) NOT NULL,
    words character varying(500) NOT NULL,
    note character varying(500) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    agreed_on date,
    assembly_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    due_on date,
    state_since timestamp with time zone NOT NULL
);
CREATE TABLE public.associations_revocation (
    id uuid NOT NULL,
    state character varying(20) NOT NULL,
    ground character varying(20) NOT NULL,
    reason character varying(500) NOT NULL,
    note character varying(500) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    state_since timestamp with time zone NOT NULL,
    due_on date,
    authority_id uuid NOT NULL,
    notice_id uuid,
    organisation_id uuid NOT NULL,
    successor_id uuid,
    CONSTRAINT revocation_decided_by_a_notice CHECK (((NOT ((state)::text = ANY ((ARRAY['deciding'::character varying, 'revoked'::character varying])::text[]))) OR (notice_id IS NOT NULL))),
    CONSTRAINT revocation_not_into_itself CHECK (((successor_id IS NULL) OR (NOT ((successor_id = organisation_id) AND (successor_id IS NOT NULL)))))
);
CREATE TABLE public.associations_seat (
    id uuid NOT NULL,
    role character varying(20) NOT NULL,
    "position" smallint NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    votes_for integer,
    person_id uuid NOT NULL,
    post_id uuid,
    tenure_id uuid NOT NULL,
    CONSTRAINT associations_seat_position_check CHECK (("position" >= 0)),
    CONSTRAINT associations_seat_votes_for_check CHECK ((votes_for >= 0)),
    CONSTRAINT seat_ends_after_start CHECK ((ends_on >= starts_on))
);
CREATE TABLE public.associations_tenure (
    id uuid NOT NULL,
    number smallint NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    due_on date NOT NULL,
    assembly_id uuid,
    organisation_id uuid NOT NULL,
    CONSTRAINT associations_tenure_number_check CHECK ((number >= 0)),
    CONSTRAINT tenure_ends_after_start CHECK (((ends_on >= starts_on) AND (number >= 1)))
);
CREATE TABLE public.associations_term_reminder (
    id uuid NOT NULL,
    months smallint NOT NULL,
    ends_on date NOT NULL,
    told_at timestamp with time zone NOT NULL,
    tenure_id uuid NOT NULL,
    CONSTRAINT associations_term_reminder_months_check CHECK ((months >= 0))
);
CREATE TABLE public.associations_year_figures (
    id uuid NOT NULL,
    year smallint NOT NULL,
    staff integer,
    sci_tech integer,
    senior integer,
    middle integer,
    junior integer,
    doctors integer,
    masters integer,
    members integer,
    research_spending numeric(14,2),
    organisation_id uuid NOT NULL,
    CONSTRAINT associations_year_figures_doctors_check CHECK ((doctors >= 0)),
    CONSTRAINT associations_year_figures_junior_check CHECK ((junior >= 0)),
    CONSTRAINT associations_year_figures_masters_check CHECK ((masters >= 0)),
    CONSTRAINT associations_year_figures_members_check CHECK ((members >= 0)),
    CONSTRAINT associations_year_figures_middle_check CHECK ((middle >= 0)),
    CONSTRAINT associations_year_figures_sci_tech_check CHECK ((sci_tech >= 0)),
    CONSTRAINT associations_year_figures_senior_check CHECK ((senior >= 0)),
    CONSTRAINT associations_year_figures_staff_check CHECK ((staff >= 0)),
    CONSTRAINT associations_year_figures_year_check CHECK ((year >= 0)),
    CONSTRAINT year_figures_sci_tech_part_of_staff CHECK (((staff IS NULL) OR (sci_tech IS NULL) OR (sci_tech <= staff))),
    CONSTRAINT year_figures_spending_not_negative CHECK (((research_spending IS NULL) OR (research_spending >= (0)::numeric))),
    CONSTRAINT year_figures_year_of_an_association CHECK (((year >= 1958) AND (year <= 2100)))
);
CREATE TABLE public.associations_year_plan (
    id uuid NOT NULL,
    state character varying(20) NOT NULL,
    version integer NOT NULL,
    year smallint NOT NULL,
    words text NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    filed_at timestamp with time zone,
    filed_by_id uuid,
    organisation_id uuid NOT NULL,
    CONSTRAINT associations_year_plan_version_check CHECK ((version >= 0)),
    CONSTRAINT associations_year_plan_year_check CHECK ((year >= 0)),
    CONSTRAINT year_plan_filed_has_its_day CHECK ((((state)::text = 'draft'::text) OR (filed_at IS NOT NULL))),
    CONSTRAINT year_plan_year CHECK (((year >= 1958) AND (year <= 2100)))
);
CREATE TABLE public.associations_year_plan_item (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    title character varying(120) NOT NULL,
    category character varying(20) NOT NULL,
    quarter smallint NOT NULL,
    people integer,
    person character varying(60) NOT NULL,
    plan_id uuid NOT NULL,
    CONSTRAINT associations_year_plan_item_people_check CHECK ((people >= 0)),
    CONSTRAINT associations_year_plan_item_position_check CHECK (("position" >= 0)),
    CONSTRAINT associations_year_plan_item_quarter_check CHECK ((quarter >= 0)),
    CONSTRAINT year_plan_item_quarter CHECK (((quarter >= 1) AND (quarter <= 4)))
);
CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);
ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);
ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.axes_accessattempt (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    get_data text NOT NULL,
    post_data text NOT NULL,
    failures_since_start integer NOT NULL,
    CONSTRAINT axes_accessattempt_failures_since_start_check CHECK ((failures_since_start >= 0))
);
ALTER TABLE public.axes_accessattempt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accessattempt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.axes_accessattemptexpiration (
    access_attempt_id integer NOT NULL,
    expires_at timestamp with time zone NOT NULL
);
CREATE TABLE public.axes_accessfailurelog (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    locked_out boolean NOT NULL
);
ALTER TABLE public.axes_accessfailurelog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accessfailurelog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.axes_accesslog (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    logout_time timestamp with time zone,
    session_hash character varying(64) NOT NULL
);
ALTER TABLE public.axes_accesslog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accesslog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.blanks_answer (
    id uuid NOT NULL,
    "values" jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    version_id uuid NOT NULL
);
CREATE TABLE public.blanks_answerfile (
    id uuid NOT NULL,
    key character varying(20) NOT NULL,
    answer_id uuid NOT NULL,
    file_id uuid NOT NULL
);
CREATE TABLE public.blanks_answertelephone (
    id uuid NOT NULL,
    key character varying(20) NOT NULL,
    place smallint NOT NULL,
    mobile bytea,
    mobile_index bytea,
    answer_id uuid NOT NULL,
    CONSTRAINT blank_answer_telephone_whole CHECK (((mobile IS NOT NULL) AND (mobile_index IS NOT NULL))),
    CONSTRAINT blanks_answertelephone_place_check CHECK ((place >= 0))
);
COMMENT ON COLUMN public.blanks_answertelephone.mobile IS 'sealed by kexie.kit.crypto';
CREATE SEQUENCE public.blanks_blank_ref
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.blanks_blank (
    id uuid NOT NULL,
    ref bigint DEFAULT nextval('public.blanks_blank_ref'::regclass) NOT NULL,
    name character varying(60) NOT NULL,
    made_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    retired_at timestamp with time zone,
    made_by_id uuid,
    owner_id uuid,
    CONSTRAINT blank_has_name CHECK ((NOT ((name)::text = ''::text)))
);
CREATE TABLE public.blanks_field (
    id uuid NOT NULL,
    key character varying(20) NOT NULL,
    "position" smallint NOT NULL,
    kind character varying(20) NOT NULL,
    label character varying(60) NOT NULL,
    help character varying(200) NOT NULL,
    required boolean NOT NULL,
    "least" numeric(16,4),
    most numeric(16,4),
    places smallint NOT NULL,
    unit character varying(20) NOT NULL,
    first_day date,
    last_day date,
    options character varying(60)[] NOT NULL,
    version_id uuid NOT NULL,
    CONSTRAINT blank_field_days CHECK (((first_day IS NULL) OR (last_day IS NULL) OR (first_day <= last_day))),
    CONSTRAINT blank_field_has_label CHECK ((NOT ((label)::text = ''::text))),
    CONSTRAINT blank_field_limits CHECK ((("least" IS NULL) OR (most IS NULL) OR ("least" <= most))),
    CONSTRAINT blank_field_options CHECK (((((kind)::text = ANY ((ARRAY['choice'::character varying, 'choices'::character varying])::text[])) AND (
CASE
    WHEN (options IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(options, 1), 0)
END >= 2)) OR ((NOT ((kind)::text = ANY ((ARRAY['choice'::character varying, 'choices'::character varying])::text[]))) AND (options = '{}'::character varying(60)[])))),
    CONSTRAINT blank_field_places CHECK ((places <= 4)),
    CONSTRAINT blanks_field_places_check CHECK ((places >= 0)),
    CONSTRAINT blanks_field_position_check CHECK (("position" >= 0))
);
CREATE TABLE public.blanks_version (
    id uuid NOT NULL,
    number integer NOT NULL,
    introduction character varying(300) NOT NULL,
    made_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    published_at timestamp with time zone,
    blank_id uuid NOT NULL,
    made_by_id uuid,
    CONSTRAINT blank_version_from_one CHECK ((number >= 1)),
    CONSTRAINT blanks_version_number_check CHECK ((number >= 0))
);
CREATE TABLE public.custody_candidate (
    id bigint NOT NULL,
    entity character varying(20) NOT NULL,
    first_id uuid NOT NULL,
    second_id uuid NOT NULL,
    reasons jsonb NOT NULL,
    weight smallint NOT NULL,
    found_at timestamp with time zone NOT NULL,
    CONSTRAINT candidate_in_order CHECK ((first_id < second_id)),
    CONSTRAINT custody_candidate_weight_check CHECK ((weight >= 0))
);
ALTER TABLE public.custody_candidate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.custody_candidate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.custody_correction (
    id uuid NOT NULL,
    state character varying(20) NOT NULL,
    about character varying(20) NOT NULL,
    words character varying(500) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    note character varying(500) NOT NULL,
    settled_at timestamp with time zone,
    person_id uuid NOT NULL,
    settled_by_id uuid,
    CONSTRAINT correction_settled CHECK ((((state)::text = ANY ((ARRAY['asked'::character varying, 'withdrawn'::character varying])::text[])) OR (settled_at IS NOT NULL)))
);
CREATE TABLE public.custody_dismissal (
    id uuid NOT NULL,
    entity character varying(20) NOT NULL,
    first_id uuid NOT NULL,
    second_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid,
    CONSTRAINT dismissal_in_order CHECK ((first_id < second_id))
);
CREATE TABLE public.custody_erasure (
    id uuid NOT NULL,
    state character varying(20) NOT NULL,
    way character varying(10) NOT NULL,
    reason character varying(300) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    checked_at timestamp with time zone,
    note character varying(300) NOT NULL,
    settled_at timestamp with time zone,
    erased jsonb NOT NULL,
    asked_by_id uuid,
    checked_by_id uuid,
    person_id uuid NOT NULL,
    settled_by_id uuid,
    CONSTRAINT erasure_by_two CHECK (((NOT ((state)::text = 'done'::text)) OR ((checked_at IS NOT NULL) AND (settled_at IS NOT NULL) AND (NOT ((checked_by_id = settled_by_id) AND (checked_by_id IS NOT NULL) AND (settled_by_id IS NOT NULL))))))
);
CREATE TABLE public.custody_keeping_run (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    counts jsonb NOT NULL
);
CREATE TABLE public.custody_keeping_term (
    code character varying(30) NOT NULL,
    days smallint NOT NULL,
    CONSTRAINT custody_keeping_term_days_check CHECK ((days >= 0)),
    CONSTRAINT keeping_term_days CHECK ((days >= 1))
);
CREATE TABLE public.custody_merge (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    moved jsonb NOT NULL,
    swapped jsonb NOT NULL,
    account character varying(10) NOT NULL,
    kept_at timestamp with time zone NOT NULL,
    gone_at timestamp with time zone NOT NULL,
    undone_at timestamp with time zone,
    by_id uuid,
    gone_id uuid NOT NULL,
    kept_id uuid NOT NULL,
    undone_by_id uuid,
    CONSTRAINT merge_not_with_itself CHECK ((NOT (kept_id = gone_id)))
);
CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);
ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);
ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.intake_batch (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    state character varying(20) NOT NULL,
    file_name character varying(200) NOT NULL,
    sheet character varying(60) NOT NULL,
    heads jsonb NOT NULL,
    heads_first integer NOT NULL,
    heads_last integer NOT NULL,
    digest character varying(64) NOT NULL,
    mapping jsonb NOT NULL,
    policy character varying(20) NOT NULL,
    options jsonb NOT NULL,
    notes jsonb NOT NULL,
    sender_id uuid,
    person_id uuid,
    post_id uuid,
    progress_id uuid,
    done_row integer NOT NULL,
    rows integer NOT NULL,
    created integer NOT NULL,
    updated integer NOT NULL,
    skipped integer NOT NULL,
    rejected integer NOT NULL,
    undone integer NOT NULL,
    kept integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    file_id uuid,
    organisation_id uuid NOT NULL,
    warned integer NOT NULL,
    CONSTRAINT intake_batch_created_check CHECK ((created >= 0)),
    CONSTRAINT intake_batch_done_row_check CHECK ((done_row >= 0)),
    CONSTRAINT intake_batch_heads_first_check CHECK ((heads_first >= 0)),
    CONSTRAINT intake_batch_heads_last_check CHECK ((heads_last >= 0)),
    CONSTRAINT intake_batch_kept_check CHECK ((kept >= 0)),
    CONSTRAINT intake_batch_rejected_check CHECK ((rejected >= 0)),
    CONSTRAINT intake_batch_rows_check CHECK ((rows >= 0)),
    CONSTRAINT intake_batch_skipped_check CHECK ((skipped >= 0)),
    CONSTRAINT intake_batch_undone_check CHECK ((undone >= 0)),
    CONSTRAINT intake_batch_updated_check CHECK ((updated >= 0)),
    CONSTRAINT intake_batch_warned_check CHECK ((warned >= 0))
);
CREATE TABLE public.intake_batch_row (
    id bigint NOT NULL,
    number integer NOT NULL,
    outcome character varying(10) NOT NULL,
    subject_id uuid,
    affiliation_id uuid,
    faults jsonb,
    before jsonb,
    after jsonb,
    mobile_before bytea,
    written_at timestamp with time zone,
    undo character varying(10) NOT NULL,
    undo_reason character varying(200) NOT NULL,
    batch_id uuid NOT NULL,
    warnings jsonb,
    CONSTRAINT intake_batch_row_number_check CHECK ((number >= 0)),
    CONSTRAINT intake_row_rejected_has_faults CHECK ((((faults IS NOT NULL) AND ((outcome)::text = 'rejected'::text)) OR ((NOT ((outcome)::text = 'rejected'::text)) AND (faults IS NULL))))
);
COMMENT ON COLUMN public.intake_batch_row.mobile_before IS 'sealed by kexie.kit.crypto';
ALTER TABLE public.intake_batch_row ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.intake_batch_row_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.intake_remembered_mapping (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    digest character varying(64) NOT NULL,
    columns jsonb NOT NULL,
    used_at timestamp with time zone NOT NULL,
    organisation_id uuid NOT NULL
);
CREATE TABLE public.intake_replaced_list (
    batch_id uuid NOT NULL,
    as_of date NOT NULL,
    source character varying(200) NOT NULL,
    lines jsonb NOT NULL,
    settled jsonb NOT NULL
);
CREATE TABLE public.kit_backup (
    made_at timestamp with time zone NOT NULL,
    file_name character varying(200) NOT NULL,
    size bigint NOT NULL,
    rows bigint NOT NULL
);
CREATE TABLE public.kit_corpus (
    kind character varying(30) NOT NULL,
    documents integer NOT NULL,
    average_length double precision NOT NULL,
    since integer NOT NULL,
    changes bigint NOT NULL
);
CREATE TABLE public.kit_day_override (
    id uuid NOT NULL,
    day date NOT NULL,
    working boolean NOT NULL,
    name character varying(40) NOT NULL
);
CREATE TABLE public.kit_delivery (
    id bigint NOT NULL,
    entry_id bigint NOT NULL,
    subscriber character varying(80) NOT NULL,
    at timestamp with time zone NOT NULL
);
ALTER TABLE public.kit_delivery ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.kit_delivery_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.kit_drawn_number (
    id uuid NOT NULL,
    serial integer NOT NULL,
    entity_id uuid NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    voided_at timestamp with time zone,
    void_reason character varying(200) NOT NULL,
    series_id uuid NOT NULL,
    CONSTRAINT serial_from_one CHECK ((serial >= 1))
);
CREATE SEQUENCE public.kit_entry_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.kit_job_fault (
    key character varying(128) NOT NULL,
    job_id bigint NOT NULL,
    since timestamp with time zone NOT NULL,
    at timestamp with time zone NOT NULL,
    error character varying(200) NOT NULL
);
CREATE TABLE public.kit_journal_note (
    entry_id bigint NOT NULL,
    text text NOT NULL
);
CREATE TABLE public.kit_journal_undoing (
    entry_id bigint NOT NULL,
    undone_id bigint NOT NULL
);
CREATE TABLE public.kit_journal_value (
    id bigint NOT NULL,
    field character varying(40) NOT NULL,
    before jsonb,
    after jsonb,
    entry_id bigint NOT NULL
);
ALTER TABLE public.kit_journal_value ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.kit_journal_value_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.kit_kept_form (
    id uuid NOT NULL,
    account uuid NOT NULL,
    path character varying(400) NOT NULL,
    version integer,
    kept_at timestamp with time zone NOT NULL,
    fields bytea
);
COMMENT ON COLUMN public.kit_kept_form.fields IS 'sealed by kexie.kit.crypto';
CREATE TABLE public.kit_posting (
    kind character varying(30) NOT NULL,
    term character varying(40) NOT NULL,
    document_id uuid NOT NULL,
    weight double precision NOT NULL
);
CREATE TABLE public.kit_progress (
    id uuid NOT NULL,
    title character varying(120) NOT NULL,
    total integer NOT NULL,
    done integer NOT NULL,
    state character varying(10) NOT NULL,
    message character varying(300) NOT NULL,
    person_id uuid,
    started_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone
);
CREATE TABLE public.kit_seal (
    number bigint NOT NULL,
    first bigint NOT NULL,
    last bigint NOT NULL,
    count integer NOT NULL,
    rows bytea NOT NULL,
    previous character varying(64) NOT NULL,
    hash character varying(64) NOT NULL,
    at timestamp with time zone DEFAULT statement_timestamp() NOT NULL
);
CREATE TABLE public.kit_seal_mark (
    id smallint NOT NULL,
    last bigint NOT NULL,
    horizon bigint NOT NULL
);
CREATE TABLE public.kit_search_document (
    kind character varying(30) NOT NULL,
    document_id uuid NOT NULL,
    length integer NOT NULL,
    initials text NOT NULL
);
CREATE TABLE public.kit_sent_form (
    key uuid NOT NULL,
    account character varying(64) NOT NULL,
    path character varying(400) NOT NULL,
    made timestamp with time zone NOT NULL,
    location character varying(400) NOT NULL,
    digest character varying(40) DEFAULT ''::character varying NOT NULL
);
CREATE TABLE public.kit_series (
    id uuid NOT NULL,
    owner_id uuid NOT NULL,
    code character varying(40) NOT NULL,
    year integer NOT NULL,
    last integer NOT NULL,
    CONSTRAINT series_not_negative CHECK ((last >= 0))
);
CREATE TABLE public.kit_stored_file (
    id uuid NOT NULL,
    name character varying(200) NOT NULL,
    size bigint NOT NULL,
    kind character varying(20) NOT NULL,
    sha256 character varying(64) NOT NULL,
    purpose character varying(40) NOT NULL,
    organisation_id uuid,
    person_id uuid,
    kept_at timestamp with time zone NOT NULL,
    key bytea
);
COMMENT ON COLUMN public.kit_stored_file.key IS 'sealed by kexie.kit.crypto';
CREATE TABLE public.kit_term (
    kind character varying(30) NOT NULL,
    term character varying(40) NOT NULL,
    documents integer NOT NULL
);
CREATE TABLE public.messages_attempt (
    id uuid NOT NULL,
    round smallint NOT NULL,
    began_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    outcome character varying(10) NOT NULL,
    reason character varying(200) NOT NULL,
    message_id uuid NOT NULL,
    CONSTRAINT messages_attempt_round_check CHECK ((round >= 0))
);
CREATE TABLE public.messages_message (
    id uuid NOT NULL,
    kind character varying(60) NOT NULL,
    key character varying(200) NOT NULL,
    channel character varying(10) NOT NULL,
    about_entity character varying(40) NOT NULL,
    about_id uuid,
    subject text NOT NULL,
    text text NOT NULL,
    state character varying(20) NOT NULL,
    address_shown character varying(120) NOT NULL,
    reason character varying(200) NOT NULL,
    round smallint NOT NULL,
    queued_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    read_at timestamp with time zone,
    house_id uuid NOT NULL,
    person_id uuid,
    unit_id uuid,
    CONSTRAINT message_one_receiver CHECK ((((person_id IS NULL) AND (unit_id IS NOT NULL)) OR ((person_id IS NOT NULL) AND (unit_id IS NULL)))),
    CONSTRAINT message_sent_at_iff_sent CHECK ((((sent_at IS NOT NULL) AND ((state)::text = 'sent'::text)) OR ((NOT ((state)::text = 'sent'::text)) AND (sent_at IS NULL)))),
    CONSTRAINT messages_message_round_check CHECK ((round >= 0))
);
CREATE TABLE public.messages_quiet_hours (
    id smallint NOT NULL,
    is_on boolean NOT NULL,
    starts_at time without time zone NOT NULL,
    ends_at time without time zone NOT NULL,
    not_on_days_off boolean NOT NULL,
    CONSTRAINT messages_quiet_hours_id_check CHECK ((id >= 0)),
    CONSTRAINT quiet_hours_only_one CHECK ((id = 1))
);
CREATE TABLE public.messages_template (
    id uuid NOT NULL,
    kind character varying(60) NOT NULL,
    channel character varying(10) NOT NULL,
    subject character varying(120) NOT NULL,
    text text NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    house_id uuid,
    CONSTRAINT message_template_has_text CHECK ((NOT (text = ''::text)))
);
CREATE TABLE public.notices_addressee (
    id uuid NOT NULL,
    name character varying(200) NOT NULL,
    addressed_at timestamp with time zone NOT NULL,
    jurisdiction_id character varying(20),
    organisation_id uuid NOT NULL,
    addressee_class_id uuid,
    document_id uuid NOT NULL,
    has_signed boolean DEFAULT false NOT NULL,
    in_place_of_id uuid
);
CREATE TABLE public.notices_addresseeclass (
    id uuid NOT NULL,
    name character varying(60) NOT NULL,
    variants character varying(60)[] NOT NULL,
    kinds character varying(30)[] NOT NULL,
    levels character varying(30)[] NOT NULL,
    chosen boolean NOT NULL,
    "position" smallint NOT NULL,
    is_active boolean NOT NULL,
    issuer_id uuid,
    CONSTRAINT notices_addresseeclass_position_check CHECK (("position" >= 0))
);
CREATE TABLE public.notices_attachment (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    title character varying(300) NOT NULL,
    body jsonb NOT NULL,
    added_at timestamp with time zone NOT NULL,
    file_id uuid,
    document_id uuid NOT NULL,
    CONSTRAINT attachment_holds_something CHECK ((NOT ((body = '[]'::jsonb) AND (file_id IS NULL)))),
    CONSTRAINT notices_attachment_position_check CHECK (("position" >= 0))
);
CREATE TABLE public.notices_coissue (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    agreed_at timestamp with time zone,
    objected_at timestamp with time zone,
    note text NOT NULL,
    answered_by_id uuid,
    organisation_id uuid NOT NULL,
    post_id uuid,
    document_id uuid NOT NULL,
    CONSTRAINT co_issue_one_answer CHECK (((agreed_at IS NULL) OR (objected_at IS NULL))),
    CONSTRAINT notices_coissue_position_check CHECK (("position" >= 0))
);
CREATE TABLE public.notices_column (
    id uuid NOT NULL,
    code character varying(40) NOT NULL,
    name character varying(40) NOT NULL,
    description character varying(200) NOT NULL,
    "position" smallint NOT NULL,
    is_active boolean NOT NULL,
    fresh_days smallint,
    CONSTRAINT notices_column_fresh_days_check CHECK ((fresh_days >= 0)),
    CONSTRAINT notices_column_position_check CHECK (("position" >= 0))
);
CREATE SEQUENCE public.notices_document_ref
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.notices_document (
    id uuid NOT NULL,
    ref bigint DEFAULT nextval('public.notices_document_ref'::regclass) NOT NULL,
    state character varying(20) NOT NULL,
    version integer NOT NULL,
    creation_key uuid,
    kind character varying(20) NOT NULL,
    title character varying(300) NOT NULL,
    urgency character varying(20) NOT NULL,
    openness character varying(20) NOT NULL,
    addressee_text character varying(1000) NOT NULL,
    body jsonb NOT NULL,
    attachment_note text NOT NULL,
    signature character varying(300) NOT NULL,
    written_on date,
    cc character varying(1000) NOT NULL,
    contact_note character varying(300) NOT NULL,
    printed_by character varying(120) NOT NULL,
    printed_on date,
    source character varying(120) NOT NULL,
    author character varying(120) NOT NULL,
    published_at timestamp with time zone,
    due_on date,
    given_code character varying(40) NOT NULL,
    given_year smallint,
    given_serial integer,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    changed_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    state_since timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    reviewed_at timestamp with time zone,
    signed_off_at timestamp with time zone,
    issued_at timestamp with time zone,
    column_id uuid NOT NULL,
    corrects_id uuid,
    drafted_by_id uuid,
    issued_by_id uuid,
    issuer_id uuid NOT NULL,
    reviewed_by_id uuid,
    signed_off_by_id uuid,
    number_id uuid,
    CONSTRAINT document_corrects_another CHECK ((NOT ((corrects_id = id) AND (corrects_id IS NOT NULL)))),
    CONSTRAINT document_given_number_whole CHECK (((((given_code)::text = ''::text) AND (given_serial IS NULL) AND (given_year IS NULL)) OR ((NOT ((given_code)::text = ''::text)) AND (given_serial >= 1) AND (given_year IS NOT NULL)))),
    CONSTRAINT document_issued_is_dated CHECK (((NOT ((state)::text = 'issued'::text)) OR ((issued_at IS NOT NULL) AND (written_on IS NOT NULL)))),
    CONSTRAINT document_number_when_numbered CHECK ((((number_id IS NOT NULL) AND ((state)::text = ANY ((ARRAY['numbered'::character varying, 'issued'::character varying])::text[]))) OR ((NOT ((state)::text = ANY ((ARRAY['numbered'::character varying, 'issued'::character varying])::text[]))) AND (number_id IS NULL)))),
    CONSTRAINT notices_document_given_serial_check CHECK ((given_serial >= 0)),
    CONSTRAINT notices_document_given_year_check CHECK ((given_year >= 0)),
    CONSTRAINT notices_document_version_check CHECK ((version >= 0))
);
CREATE TABLE public.notices_document_classes (
    id bigint NOT NULL,
    document_id uuid NOT NULL,
    addresseeclass_id uuid NOT NULL
);
ALTER TABLE public.notices_document_classes ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notices_document_classes_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.notices_document_units (
    id bigint NOT NULL,
    document_id uuid NOT NULL,
    organisation_id uuid NOT NULL
);
ALTER TABLE public.notices_document_units ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notices_document_units_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.notices_forward (
    id uuid NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    addressee_id uuid NOT NULL,
    document_id uuid NOT NULL
);
CREATE TABLE public.notices_levelterm (
    id uuid NOT NULL,
    forward_days smallint NOT NULL,
    reserve_days smallint NOT NULL,
    least_days smallint NOT NULL,
    house_id uuid,
    CONSTRAINT notices_levelterm_forward_days_check CHECK ((forward_days >= 0)),
    CONSTRAINT notices_levelterm_least_days_check CHECK ((least_days >= 0)),
    CONSTRAINT notices_levelterm_reserve_days_check CHECK ((reserve_days >= 0))
);
CREATE TABLE public.notices_linkuse (
    id uuid NOT NULL,
    what character varying(10) NOT NULL,
    reason character varying(20) NOT NULL,
    at timestamp with time zone NOT NULL,
    link_id uuid NOT NULL,
    CONSTRAINT link_use_refused_has_reason CHECK (((((what)::text = 'refused'::text) OR ((reason)::text = ''::text)) AND (1 = (
CASE
    WHEN ((what)::text = 'refused'::text) THEN 1
    ELSE 0
END +
CASE
    WHEN ((reason)::text = ''::text) THEN 1
    ELSE 0
END))))
);
CREATE TABLE public.notices_notice (
    id uuid NOT NULL,
    year smallint NOT NULL,
    number integer NOT NULL,
    published_at timestamp with time zone NOT NULL,
    created_at timestamp with time zone NOT NULL,
    column_id uuid NOT NULL,
    document_id uuid NOT NULL,
    CONSTRAINT notice_from_one CHECK ((number >= 1)),
    CONSTRAINT notices_notice_number_check CHECK ((number >= 0)),
    CONSTRAINT notices_notice_year_check CHECK ((year >= 0))
);
CREATE TABLE public.notices_numbering (
    id uuid NOT NULL,
    code character varying(40) NOT NULL,
    year smallint NOT NULL,
    serial integer NOT NULL,
    given boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    voided_at timestamp with time zone,
    void_reason text NOT NULL,
    by_id uuid,
    document_id uuid NOT NULL,
    issuer_id uuid NOT NULL,
    CONSTRAINT notices_numbering_serial_check CHECK ((serial >= 0)),
    CONSTRAINT notices_numbering_year_check CHECK ((year >= 0)),
    CONSTRAINT numbering_from_one CHECK ((serial >= 1))
);
CREATE TABLE public.notices_opening (
    addressee_id uuid NOT NULL,
    way character varying(10) NOT NULL,
    at timestamp with time zone NOT NULL
);
CREATE TABLE public.notices_original (
    id uuid NOT NULL,
    serial integer NOT NULL,
    code character varying(8) NOT NULL,
    state character varying(20) NOT NULL,
    receiver character varying(200) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    state_since timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    addressee_id uuid,
    document_id uuid NOT NULL,
    CONSTRAINT notices_original_serial_check CHECK ((serial >= 0)),
    CONSTRAINT original_from_one CHECK ((serial >= 1)),
    CONSTRAINT original_sent_to_somebody CHECK (((NOT ((state)::text = ANY ((ARRAY['sent'::character varying, 'received'::character varying, 'returned'::character varying])::text[]))) OR ((sent_at IS NOT NULL) AND (NOT ((receiver)::text = ''::text)))))
);
CREATE TABLE public.notices_ownterm (
    id uuid NOT NULL,
    due_on date,
    answer_due_on date,
    set_at timestamp with time zone NOT NULL,
    addressee_id uuid NOT NULL
);
CREATE TABLE public.notices_pagecount (
    document_id uuid NOT NULL,
    pages smallint NOT NULL,
    CONSTRAINT notices_pagecount_pages_check CHECK ((pages >= 0))
);
CREATE TABLE public.notices_phonecall (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    outcome character varying(20) NOT NULL,
    name character varying(60) NOT NULL,
    "position" character varying(60) NOT NULL,
    note character varying(300) NOT NULL,
    logged_at timestamp with time zone NOT NULL,
    addressee_id uuid NOT NULL,
    logged_by_id uuid NOT NULL,
    post_id uuid NOT NULL,
    CONSTRAINT phone_call_logged_after CHECK ((at <= logged_at)),
    CONSTRAINT phone_call_with_somebody CHECK ((((outcome)::text = 'not_reached'::text) OR (NOT ((name)::text = ''::text))))
);
CREATE TABLE public.notices_receipt (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    addressee_id uuid NOT NULL,
    by_id uuid,
    post_id uuid,
    name character varying(60) DEFAULT ''::character varying NOT NULL,
    "position" character varying(60) DEFAULT ''::character varying NOT NULL,
    way character varying(10) DEFAULT 'desk'::character varying NOT NULL,
    phone_call_id uuid,
    link_id uuid,
    CONSTRAINT receipt_way_whole CHECK ((((by_id IS NOT NULL) AND (link_id IS NULL) AND ((name)::text = ''::text) AND (phone_call_id IS NULL) AND (("position")::text = ''::text) AND (post_id IS NOT NULL) AND ((way)::text = 'desk'::text)) OR ((by_id IS NULL) AND (link_id IS NOT NULL) AND ((name)::text > ''::text) AND (phone_call_id IS NULL) AND (post_id IS NULL) AND ((way)::text = 'link'::text)) OR ((by_id IS NULL) AND (link_id IS NULL) AND ((name)::text > ''::text) AND (phone_call_id IS NOT NULL) AND (post_id IS NULL) AND ((way)::text = 'phone'::text))))
);
CREATE TABLE public.notices_receiptlink (
    id uuid NOT NULL,
    token_hash character varying(64) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    addressee_id uuid NOT NULL,
    made_by_id uuid,
    CONSTRAINT receipt_link_in_order CHECK ((expires_at > made_at))
);
CREATE TABLE public.notices_receiptterm (
    id uuid NOT NULL,
    working_days smallint NOT NULL,
    issuer_id uuid,
    link_days smallint NOT NULL,
    CONSTRAINT notices_receiptterm_link_days_check CHECK ((link_days >= 0)),
    CONSTRAINT notices_receiptterm_working_days_check CHECK ((working_days >= 0)),
    CONSTRAINT receipt_term_from_one CHECK ((working_days >= 1)),
    CONSTRAINT receipt_term_link_from_one CHECK ((link_days >= 1))
);
CREATE TABLE public.notices_reminder (
    id uuid NOT NULL,
    about character varying(10) NOT NULL,
    days smallint NOT NULL,
    "to" character varying(10) NOT NULL,
    due_on date NOT NULL,
    day date NOT NULL,
    state character varying(10) NOT NULL,
    reason character varying(20) NOT NULL,
    channels character varying(10)[] NOT NULL,
    at timestamp with time zone NOT NULL,
    addressee_id uuid NOT NULL,
    person_id uuid,
    unit_id uuid,
    CONSTRAINT reminder_sent_to_one CHECK ((((person_id IS NOT NULL) AND ((reason)::text = ''::text) AND ((state)::text = 'sent'::text) AND (unit_id IS NULL)) OR ((person_id IS NULL) AND ((reason)::text = ''::text) AND ((state)::text = 'sent'::text) AND (unit_id IS NOT NULL)) OR ((NOT ((state)::text = 'sent'::text)) AND (channels = '{}'::character varying(10)[]) AND (person_id IS NULL) AND (unit_id IS NULL) AND (NOT ((reason)::text = ''::text)))))
);
CREATE TABLE public.notices_reminderladder (
    id uuid NOT NULL,
    is_on boolean NOT NULL,
    next_on date,
    waits_for smallint,
    document_id uuid,
    issuer_id uuid,
    first_hour smallint NOT NULL,
    note character varying(100) NOT NULL,
    CONSTRAINT notices_reminderladder_first_hour_check CHECK ((first_hour >= 0)),
    CONSTRAINT notices_reminderladder_waits_for_check CHECK ((waits_for >= 0)),
    CONSTRAINT reminder_ladder_of_one CHECK (((issuer_id IS NULL) OR (document_id IS NULL))),
    CONSTRAINT reminder_ladder_runs_for_document CHECK (((document_id IS NOT NULL) OR ((next_on IS NULL) AND (waits_for IS NULL)))),
    CONSTRAINT reminder_ladder_within_a_day CHECK ((first_hour <= 23))
);
CREATE TABLE public.notices_reminderstep (
    id uuid NOT NULL,
    about character varying(10) NOT NULL,
    days smallint NOT NULL,
    "to" character varying(10) NOT NULL,
    channels character varying(10)[] NOT NULL,
    ladder_id uuid NOT NULL,
    CONSTRAINT reminder_step_has_channel CHECK ((NOT (channels = '{}'::character varying(10)[]))),
    CONSTRAINT reminder_step_within CHECK (((days >= '-30'::integer) AND (days <= 90)))
);
CREATE TABLE public.notices_reply (
    id uuid NOT NULL,
    round smallint NOT NULL,
    way character varying(10) NOT NULL,
    name character varying(60) NOT NULL,
    "position" character varying(60) NOT NULL,
    at timestamp with time zone NOT NULL,
    replaced_at timestamp with time zone,
    addressee_id uuid NOT NULL,
    answer_id uuid NOT NULL,
    by_id uuid,
    link_id uuid,
    post_id uuid,
    CONSTRAINT notices_reply_round_check CHECK ((round >= 0)),
    CONSTRAINT reply_from_one CHECK ((round >= 1)),
    CONSTRAINT reply_way_whole CHECK ((((by_id IS NOT NULL) AND (link_id IS NULL) AND ((name)::text = ''::text) AND (("position")::text = ''::text) AND (post_id IS NOT NULL) AND ((way)::text = 'desk'::text)) OR ((by_id IS NULL) AND (link_id IS NOT NULL) AND ((name)::text > ''::text) AND (post_id IS NULL) AND ((way)::text = 'link'::text))))
);
CREATE TABLE public.notices_replyslip (
    id uuid NOT NULL,
    due_at timestamp with time zone NOT NULL,
    attached_at timestamp with time zone NOT NULL,
    document_id uuid NOT NULL,
    version_id uuid NOT NULL
);
CREATE TABLE public.notices_retentionterm (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    term character varying(10) NOT NULL,
    issuer_id uuid
);
CREATE TABLE public.notices_seriescode (
    id uuid NOT NULL,
    code character varying(40) NOT NULL,
    kinds character varying(20)[] NOT NULL,
    is_default boolean NOT NULL,
    is_active boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    issuer_id uuid NOT NULL,
    CONSTRAINT series_code_not_blank CHECK ((NOT ((code)::text = ''::text)))
);
CREATE TABLE public.notices_sourcespan (
    id bigint NOT NULL,
    kind character varying(30) NOT NULL,
    start integer NOT NULL,
    "end" integer NOT NULL,
    source_id uuid NOT NULL,
    CONSTRAINT notices_sourcespan_end_check CHECK (("end" >= 0)),
    CONSTRAINT notices_sourcespan_start_check CHECK ((start >= 0)),
    CONSTRAINT span_not_empty CHECK (("end" > start))
);
ALTER TABLE public.notices_sourcespan ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notices_sourcespan_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.notices_sourcetext (
    id uuid NOT NULL,
    text text NOT NULL,
    sha256 character varying(64) NOT NULL,
    first_reading jsonb NOT NULL,
    stored_at timestamp with time zone NOT NULL,
    document_id uuid NOT NULL,
    stored_by_id uuid,
    file_id uuid,
    left_out character varying(200)[] DEFAULT '{}'::character varying(200)[] NOT NULL
);
CREATE TABLE public.organisations_affiliation (
    id uuid NOT NULL,
    "position" character varying(60) NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    person_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT affiliation_ends_after_start CHECK (((ends_on IS NULL) OR (ends_on >= starts_on)))
);
CREATE TABLE public.organisations_ancestry (
    id bigint NOT NULL,
    depth smallint NOT NULL,
    inside boolean NOT NULL,
    ancestor_id uuid NOT NULL,
    descendant_id uuid NOT NULL,
    CONSTRAINT ancestry_depth_zero_iff_itself CHECK ((((depth = 0) AND (ancestor_id = descendant_id) AND inside) OR ((depth > 0) AND (NOT (ancestor_id = descendant_id))))),
    CONSTRAINT organisations_ancestry_depth_check CHECK ((depth >= 0))
);
ALTER TABLE public.organisations_ancestry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisations_ancestry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.organisations_batch (
    id uuid NOT NULL,
    entity character varying(40) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    count integer NOT NULL,
    CONSTRAINT organisations_batch_count_check CHECK ((count >= 0))
);
CREATE TABLE public.organisations_batch_item (
    id bigint NOT NULL,
    subject_id uuid NOT NULL,
    batch_id uuid NOT NULL
);
ALTER TABLE public.organisations_batch_item ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisations_batch_item_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.organisations_installation (
    id smallint NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    is_demo boolean NOT NULL,
    organisation_id uuid NOT NULL,
    platform_name character varying(60) NOT NULL,
    icp_filing character varying(60) NOT NULL,
    police_filing character varying(60) NOT NULL,
    site_code character varying(20) NOT NULL,
    editor_telephone character varying(40) NOT NULL,
    CONSTRAINT installation_only_one CHECK ((id = 1)),
    CONSTRAINT organisations_installation_id_check CHECK ((id >= 0))
);
CREATE TABLE public.organisations_jurisdiction (
    code character varying(20) NOT NULL,
    name character varying(60) NOT NULL,
    short_name character varying(20) NOT NULL,
    kind character varying(10) NOT NULL,
    "position" smallint NOT NULL,
    whole_divisions character varying(6)[] NOT NULL,
    street_codes character varying(9)[] NOT NULL,
    CONSTRAINT organisations_jurisdiction_position_check CHECK (("position" >= 0))
);
CREATE TABLE public.organisations_member (
    id uuid NOT NULL,
    society character varying(60) NOT NULL,
    joined_on date NOT NULL,
    left_on date,
    consent_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    person_id uuid NOT NULL,
    number bigint DEFAULT nextval('public.organisations_member_number'::regclass) NOT NULL,
    kind character varying(20) DEFAULT '个人会员'::character varying NOT NULL,
    valid_until date,
    CONSTRAINT member_has_a_kind CHECK ((NOT ((kind)::text = ''::text))),
    CONSTRAINT member_left_after_joining CHECK (((left_on IS NULL) OR (left_on >= joined_on))),
    CONSTRAINT member_valid_after_joining CHECK (((valid_until IS NULL) OR (valid_until >= joined_on)))
);
CREATE TABLE public.organisations_member_reminder (
    id uuid NOT NULL,
    valid_until date NOT NULL,
    step smallint NOT NULL,
    at timestamp with time zone NOT NULL,
    member_id uuid NOT NULL
);
CREATE TABLE public.organisations_member_rules (
    organisation_id uuid NOT NULL,
    kinds jsonb NOT NULL,
    steps smallint[] NOT NULL,
    lapse_months smallint,
    CONSTRAINT organisations_member_rules_lapse_months_check CHECK ((lapse_months >= 0))
);
CREATE SEQUENCE public.organisations_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.organisations_organisation (
    id uuid NOT NULL,
    number bigint DEFAULT nextval('public.organisations_number'::regclass) NOT NULL,
    name character varying(120) NOT NULL,
    short_name character varying(60) NOT NULL,
    name_key character varying(400) NOT NULL,
    haystack character varying(500) NOT NULL,
    kind character varying(20) NOT NULL,
    level character varying(10) NOT NULL,
    admin_division character varying(6) NOT NULL,
    street_code character varying(9) NOT NULL,
    credit_code character varying(18) NOT NULL,
    document_code character varying(20) NOT NULL,
    state character varying(20) NOT NULL,
    founded_on date,
    closed_on date,
    contact character varying(60) NOT NULL,
    address character varying(200) NOT NULL,
    postcode character varying(6) NOT NULL,
    telephone character varying(40) NOT NULL,
    fax character varying(40) NOT NULL,
    email character varying(254) NOT NULL,
    website character varying(200) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    jurisdiction_id character varying(20),
    superior_id uuid,
    successor_id uuid,
    mobile bytea,
    mobile_index bytea,
    mobile_tail bytea,
    CONSTRAINT organisation_closed_iff_date CHECK ((((closed_on IS NOT NULL) AND ((state)::text = 'closed'::text)) OR ((NOT ((state)::text = 'closed'::text)) AND (closed_on IS NULL)))),
    CONSTRAINT organisation_credit_code_length CHECK ((((credit_code)::text = ''::text) OR (length((credit_code)::text) = ANY (ARRAY[9, 18])))),
    CONSTRAINT organisation_has_a_name CHECK ((NOT ((name)::text = ''::text))),
    CONSTRAINT organisation_level_iff_association CHECK (((((kind)::text = 'association'::text) AND (NOT ((level)::text = ''::text))) OR ((NOT ((kind)::text = 'association'::text)) AND ((level)::text = ''::text)))),
    CONSTRAINT organisation_mobile_whole_or_none CHECK ((((mobile IS NULL) AND (mobile_index IS NULL) AND (mobile_tail IS NULL)) OR ((mobile IS NOT NULL) AND (mobile_index IS NOT NULL) AND (mobile_tail IS NOT NULL)))),
    CONSTRAINT organisation_no_mobile_in_clear CHECK (((NOT ((telephone)::text ~ '(^|[^0-9])((\+|00)?86[ ()-]*|0)?1[3-9]([ ()-]{0,3}[0-9]){9}($|[^0-9])|[0-9]{16}'::text)) AND (NOT ((fax)::text ~ '(^|[^0-9])((\+|00)?86[ ()-]*|0)?1[3-9]([ ()-]{0,3}[0-9]){9}($|[^0-9])|[0-9]{16}'::text)))),
    CONSTRAINT organisation_not_its_own_superior CHECK (((superior_id IS NULL) OR (NOT ((superior_id = id) AND (superior_id IS NOT NULL))))),
    CONSTRAINT organisation_successor_of_a_closed CHECK (((successor_id IS NULL) OR (((state)::text = 'closed'::text) AND (NOT ((successor_id = id) AND (successor_id IS NOT NULL))))))
);
COMMENT ON COLUMN public.organisations_organisation.mobile IS 'sealed by kexie.kit.crypto';
CREATE TABLE public.organisations_post (
    id uuid NOT NULL,
    kind character varying(30) NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    organisation_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT post_ends_after_start CHECK (((ends_on IS NULL) OR (ends_on >= starts_on)))
);
CREATE TABLE public.organisations_superiority (
    id uuid NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    organisation_id uuid NOT NULL,
    superior_id uuid NOT NULL,
    CONSTRAINT superiority_ends_after_start CHECK (((ends_on IS NULL) OR (ends_on >= starts_on))),
    CONSTRAINT superiority_not_of_itself CHECK ((NOT (superior_id = organisation_id)))
);
CREATE TABLE public.people_account (
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    id uuid NOT NULL,
    username character varying(60) NOT NULL,
    email character varying(254) NOT NULL,
    is_active boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    password_changed_at timestamp with time zone,
    person_id uuid,
    CONSTRAINT account_has_a_username CHECK ((NOT ((username)::text = ''::text))),
    CONSTRAINT account_username_is_no_email CHECK ((NOT ((username)::text ~~ '%@%'::text)))
);
CREATE TABLE public.people_consent (
    id uuid NOT NULL,
    way character varying(10) NOT NULL,
    given_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    person_id uuid NOT NULL,
    text_id uuid CONSTRAINT people_consent_text_id_not_null1 NOT NULL,
    CONSTRAINT consent_withdrawn_after_given CHECK (((withdrawn_at IS NULL) OR (withdrawn_at >= given_at)))
);
CREATE TABLE public.people_consent_text (
    id uuid NOT NULL,
    purpose character varying(30) NOT NULL,
    version integer NOT NULL,
    text text NOT NULL,
    published_at timestamp with time zone NOT NULL,
    CONSTRAINT consent_text_whole CHECK (((NOT (text = ''::text)) AND (version >= 1))),
    CONSTRAINT people_consent_text_version_check CHECK ((version >= 0))
);
CREATE TABLE public.people_factor (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    name character varying(40) NOT NULL,
    sealed bytea,
    handle character varying(1400) NOT NULL,
    public text NOT NULL,
    counter bigint NOT NULL,
    added_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    account_id uuid NOT NULL,
    CONSTRAINT factor_has_what_its_kind_needs CHECK (((((handle)::text = ''::text) AND ((kind)::text = 'totp'::text) AND (public = ''::text) AND (sealed IS NOT NULL)) OR (((kind)::text = 'passkey'::text) AND (sealed IS NULL) AND (NOT ((handle)::text = ''::text)) AND (NOT (public = ''::text)))))
);
COMMENT ON COLUMN public.people_factor.sealed IS 'sealed by kexie.kit.crypto';
CREATE TABLE public.people_former_password (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    until timestamp with time zone NOT NULL,
    account_id uuid NOT NULL
);
ALTER TABLE public.people_former_password ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_former_password_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_invitation (
    id uuid NOT NULL,
    token_hash character varying(64) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    claimed_at timestamp with time zone,
    withdrawn_at timestamp with time zone,
    person_id uuid NOT NULL
);
CREATE TABLE public.people_person (
    id uuid NOT NULL,
    name character varying(60) NOT NULL,
    name_key character varying(400) NOT NULL,
    initials character varying(60) NOT NULL,
    gender character varying(10) NOT NULL,
    birth_year smallint,
    title character varying(40) NOT NULL,
    title_level character varying(20) NOT NULL,
    discipline character varying(7) NOT NULL,
    degree character varying(20) NOT NULL,
    email character varying(254) NOT NULL,
    note character varying(200) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    born_on date,
    ethnic_group character varying(2) NOT NULL,
    political_status character varying(2) NOT NULL,
    education character varying(2) NOT NULL,
    occupation character varying(40) NOT NULL,
    id_kind character varying(20) NOT NULL,
    id_number bytea,
    id_index bytea,
    mobile bytea,
    mobile_index bytea,
    mobile_tail bytea,
    bank_account bytea,
    merged_into_id uuid,
    native_place character varying(60) NOT NULL,
    graduated_from character varying(80) NOT NULL,
    major character varying(60) NOT NULL,
    began_work_on date,
    administrative_rank character varying(20) NOT NULL,
    career character varying(2000) NOT NULL,
    public_offices character varying(300) NOT NULL,
    stroke_key character varying(430) NOT NULL COLLATE pg_catalog."C",
    CONSTRAINT people_person_birth_year_check CHECK ((birth_year >= 0)),
    CONSTRAINT person_began_work_in_a_month CHECK (((began_work_on IS NULL) OR (EXTRACT(day FROM began_work_on) = (1)::numeric))),
    CONSTRAINT person_birth_year_plausible CHECK (((birth_year IS NULL) OR ((birth_year >= 1880) AND (birth_year <= 2200)))),
    CONSTRAINT person_born_in_birth_year CHECK (((born_on IS NULL) OR ((birth_year)::numeric = EXTRACT(year FROM born_on)))),
    CONSTRAINT person_has_a_name CHECK ((NOT ((name)::text = ''::text))),
    CONSTRAINT person_has_a_stroke_key CHECK ((NOT ((stroke_key)::text = ''::text))),
    CONSTRAINT person_id_whole_or_none CHECK (((((id_kind)::text = ''::text) AND (id_number IS NULL) AND (id_index IS NULL)) OR (((id_kind)::text <> ''::text) AND (id_number IS NOT NULL) AND (id_index IS NOT NULL)))),
    CONSTRAINT person_mobile_whole_or_none CHECK ((((mobile IS NULL) AND (mobile_index IS NULL) AND (mobile_tail IS NULL)) OR ((mobile IS NOT NULL) AND (mobile_index IS NOT NULL) AND (mobile_tail IS NOT NULL)))),
    CONSTRAINT person_not_merged_into_itself CHECK (((merged_into_id IS NULL) OR (NOT ((merged_into_id = id) AND (merged_into_id IS NOT NULL)))))
);
COMMENT ON COLUMN public.people_person.id_number IS 'sealed by kexie.kit.crypto';
COMMENT ON COLUMN public.people_person.mobile IS 'sealed by kexie.kit.crypto';
COMMENT ON COLUMN public.people_person.bank_account IS 'sealed by kexie.kit.crypto';
CREATE TABLE public.people_phone_code (
    id uuid NOT NULL,
    number_sealed character varying(400) NOT NULL,
    number_mark character varying(64) NOT NULL,
    sealed character varying(400) NOT NULL,
    mark character varying(64) NOT NULL,
    address inet,
    made_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    tries smallint NOT NULL,
    used_at timestamp with time zone,
    account_id uuid,
    CONSTRAINT people_phone_code_tries_check CHECK ((tries >= 0))
);
CREATE TABLE public.people_photo (
    id uuid NOT NULL,
    file_id uuid NOT NULL,
    person_id uuid NOT NULL
);
CREATE TABLE public.people_recovery_code (
    id bigint NOT NULL,
    mark character varying(64) NOT NULL,
    used_at timestamp with time zone,
    account_id uuid NOT NULL
);
ALTER TABLE public.people_recovery_code ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_recovery_code_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_reset (
    id uuid NOT NULL,
    token_hash character varying(64) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    withdrawn_at timestamp with time zone,
    account_id uuid NOT NULL
);
CREATE TABLE public.people_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL,
    began_at timestamp with time zone,
    seen_at timestamp with time zone,
    account_id uuid,
    kept jsonb,
    address inet,
    device character varying(60) NOT NULL
);
CREATE TABLE public.people_sign_in_phone (
    account_id uuid NOT NULL,
    sealed bytea,
    mark character varying(64) NOT NULL,
    verified_at timestamp with time zone NOT NULL
);
COMMENT ON COLUMN public.people_sign_in_phone.sealed IS 'sealed by kexie.kit.crypto';
CREATE TABLE public.people_sign_in_policy (
    id smallint NOT NULL,
    profile character varying(20) NOT NULL,
    needs_factor boolean NOT NULL,
    needed_since timestamp with time zone,
    grace_days smallint NOT NULL,
    idle_minutes smallint NOT NULL,
    fresh_minutes smallint NOT NULL,
    CONSTRAINT people_sign_in_policy_fresh_minutes_check CHECK ((fresh_minutes >= 0)),
    CONSTRAINT people_sign_in_policy_grace_days_check CHECK ((grace_days >= 0)),
    CONSTRAINT people_sign_in_policy_id_check CHECK ((id >= 0)),
    CONSTRAINT people_sign_in_policy_idle_minutes_check CHECK ((idle_minutes >= 0)),
    CONSTRAINT sign_in_policy_one CHECK ((id = 1)),
    CONSTRAINT sign_in_policy_profile CHECK (((profile)::text = ANY ((ARRAY['modern'::character varying, 'dengbao'::character varying])::text[]))),
    CONSTRAINT sign_in_policy_ranges CHECK ((((fresh_minutes >= 1) AND (fresh_minutes <= 60)) AND (grace_days <= 90) AND ((idle_minutes >= 5) AND (idle_minutes <= 30)))),
    CONSTRAINT sign_in_policy_since CHECK ((needs_factor = (needed_since IS NOT NULL)))
);
CREATE SEQUENCE public.plans_ref
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.plans_annualplan (
    id uuid NOT NULL,
    ref bigint DEFAULT nextval('public.plans_ref'::regclass) NOT NULL,
    state character varying(20) NOT NULL,
    title character varying(300) NOT NULL,
    year smallint,
    guidance text NOT NULL,
    sha256 character varying(64) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    state_since timestamp with time zone NOT NULL,
    drafted_by_id uuid,
    organisation_id uuid NOT NULL,
    issued_on date,
    version integer DEFAULT 0 NOT NULL,
    CONSTRAINT plan_year CHECK (((year IS NULL) OR ((year >= 1900) AND (year <= 2099)))),
    CONSTRAINT plans_annualplan_version_check CHECK ((version >= 0)),
    CONSTRAINT plans_annualplan_year_check CHECK ((year >= 0))
);
CREATE TABLE public.plans_answer (
    id uuid NOT NULL,
    state character varying(20) NOT NULL,
    name character varying(200) NOT NULL,
    due_on date NOT NULL,
    words text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    submitted_at timestamp with time zone,
    note character varying(500) NOT NULL,
    version integer NOT NULL,
    organisation_id uuid NOT NULL,
    plan_id uuid NOT NULL,
    CONSTRAINT answer_submitted CHECK ((((state)::text = ANY ((ARRAY['asked'::character varying, 'dropped'::character varying])::text[])) OR (submitted_at IS NOT NULL))),
    CONSTRAINT plans_answer_version_check CHECK ((version >= 0))
);
CREATE TABLE public.plans_answermeasure (
    id uuid NOT NULL,
    text text NOT NULL,
    due_on date,
    answer_id uuid NOT NULL,
    measure_id uuid NOT NULL
);
CREATE TABLE public.plans_answerreminder (
    id uuid NOT NULL,
    days smallint NOT NULL,
    "to" character varying(10) NOT NULL,
    due_on date NOT NULL,
    day date NOT NULL,
    state character varying(10) NOT NULL,
    reason character varying(20) NOT NULL,
    channels character varying(10)[] NOT NULL,
    at timestamp with time zone NOT NULL,
    answer_id uuid NOT NULL,
    person_id uuid,
    unit_id uuid,
    CONSTRAINT answer_reminder_sent_to_one CHECK ((((person_id IS NOT NULL) AND ((reason)::text = ''::text) AND ((state)::text = 'sent'::text) AND (unit_id IS NULL)) OR ((person_id IS NULL) AND ((reason)::text = ''::text) AND ((state)::text = 'sent'::text) AND (unit_id IS NOT NULL)) OR ((NOT ((state)::text = 'sent'::text)) AND (channels = '{}'::character varying(10)[]) AND (person_id IS NULL) AND (unit_id IS NULL) AND (NOT ((reason)::text = ''::text)))))
);
CREATE TABLE public.plans_indicator (
    id uuid NOT NULL,
    "position" integer NOT NULL,
    what text NOT NULL,
    op character varying(2) NOT NULL,
    value numeric(24,6) NOT NULL,
    unit character varying(20) NOT NULL,
    is_part boolean NOT NULL,
    measure_id uuid NOT NULL,
    CONSTRAINT indicator_not_negative CHECK ((value >= (0)::numeric)),
    CONSTRAINT indicator_op CHECK (((op)::text = ANY ((ARRAY['='::character varying, '>='::character varying, '<='::character varying, '>'::character varying, '<'::character varying, '~'::character varying])::text[]))),
    CONSTRAINT plans_indicator_position_check CHECK (("position" >= 0))
);
CREATE TABLE public.plans_lightrule (
    id uuid NOT NULL,
    on_course smallint NOT NULL,
    slow smallint NOT NULL,
    soon smallint NOT NULL,
    organisation_id uuid,
    CONSTRAINT light_rule_in_order CHECK (((on_course <= 100) AND (slow >= 1) AND (slow < on_course))),
    CONSTRAINT plans_lightrule_on_course_check CHECK ((on_course >= 0)),
    CONSTRAINT plans_lightrule_slow_check CHECK ((slow >= 0)),
    CONSTRAINT plans_lightrule_soon_check CHECK ((soon >= 0))
);
CREATE TABLE public.plans_measure (
    id uuid NOT NULL,
    "position" integer NOT NULL,
    text text NOT NULL,
    start integer NOT NULL,
    "end" integer NOT NULL,
    verb character varying(20) NOT NULL,
    object text NOT NULL,
    owner_text character varying(500) NOT NULL,
    co_owner_text character varying(500) NOT NULL,
    due_text character varying(200) NOT NULL,
    part_id uuid NOT NULL,
    CONSTRAINT measure_has_a_place CHECK (("end" > start)),
    CONSTRAINT plans_measure_end_check CHECK (("end" >= 0)),
    CONSTRAINT plans_measure_position_check CHECK (("position" >= 0)),
    CONSTRAINT plans_measure_start_check CHECK ((start >= 0))
);
CREATE TABLE public.plans_part (
    id uuid NOT NULL,
    "position" integer NOT NULL,
    number integer,
    title character varying(300) NOT NULL,
    plan_id uuid NOT NULL,
    CONSTRAINT plans_part_number_check CHECK ((number >= 0)),
    CONSTRAINT plans_part_position_check CHECK (("position" >= 0))
);
CREATE TABLE public.plans_plansource (
    id uuid NOT NULL,
    text text NOT NULL,
    first_reading jsonb NOT NULL,
    stored_at timestamp with time zone NOT NULL,
    plan_id uuid NOT NULL,
    stored_by_id uuid,
    file_id uuid,
    left_out character varying(200)[] DEFAULT '{}'::character varying(200)[] NOT NULL
);
CREATE TABLE public.plans_planspan (
    id bigint NOT NULL,
    kind character varying(30) NOT NULL,
    start integer NOT NULL,
    "end" integer NOT NULL,
    source_id uuid NOT NULL,
    CONSTRAINT plan_span_not_empty CHECK (("end" > start)),
    CONSTRAINT plans_planspan_end_check CHECK (("end" >= 0)),
    CONSTRAINT plans_planspan_start_check CHECK ((start >= 0))
);
ALTER TABLE public.plans_planspan ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_planspan_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plans_proposalrow (
    id uuid NOT NULL,
    "position" integer NOT NULL,
    words character varying(40)[] NOT NULL,
    verbs character varying(10)[] NOT NULL,
    department character varying(60) NOT NULL,
    indicator character varying(60) NOT NULL,
    unit character varying(20) NOT NULL,
    is_active boolean NOT NULL,
    organisation_id uuid,
    CONSTRAINT plans_proposalrow_position_check CHECK (("position" >= 0)),
    CONSTRAINT proposal_row_has_words CHECK ((
CASE
    WHEN (words IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(words, 1), 0)
END >= 1))
);
CREATE TABLE public.plans_report (
    id uuid NOT NULL,
    state character varying(20) NOT NULL,
    value numeric(18,4) NOT NULL,
    words text NOT NULL,
    reported_at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone,
    note character varying(500) NOT NULL,
    evidence_id uuid,
    organisation_id uuid NOT NULL,
    reported_by_id uuid,
    settled_by_id uuid,
    verifier_id uuid NOT NULL,
    target_id uuid,
    task_id uuid NOT NULL,
    proof character varying(300) NOT NULL,
    CONSTRAINT report_not_negative CHECK ((value >= (0)::numeric)),
    CONSTRAINT report_settled CHECK ((((state)::text = ANY ((ARRAY['reported'::character varying, 'withdrawn'::character varying])::text[])) OR (settled_at IS NOT NULL))),
    CONSTRAINT report_with_evidence CHECK (((value = (0)::numeric) OR (evidence_id IS NOT NULL) OR (NOT ((proof)::text = ''::text))))
);
CREATE TABLE public.plans_target (
    id uuid NOT NULL,
    name character varying(200) NOT NULL,
    split_on date NOT NULL,
    value numeric(18,4) NOT NULL,
    due_on date NOT NULL,
    done numeric(18,4) NOT NULL,
    split numeric(18,4) NOT NULL,
    version integer NOT NULL,
    jurisdiction_id character varying(20),
    organisation_id uuid NOT NULL,
    parent_id uuid,
    task_id uuid NOT NULL,
    CONSTRAINT plans_target_version_check CHECK ((version >= 0)),
    CONSTRAINT target_done_not_negative CHECK ((done >= (0)::numeric)),
    CONSTRAINT target_positive CHECK ((value > (0)::numeric))
);
CREATE SEQUENCE public.plans_task_ref
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.plans_task (
    id uuid NOT NULL,
    ref bigint DEFAULT nextval('public.plans_task_ref'::regclass) NOT NULL,
    name character varying(200) NOT NULL,
    due_on date,
    kind character varying(10) NOT NULL,
    unit character varying(20) NOT NULL,
    target numeric(18,4),
    figure character varying(60) NOT NULL,
    weight smallint NOT NULL,
    reason character varying(300) NOT NULL,
    done numeric(18,4) NOT NULL,
    split numeric(18,4) NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    lead_id uuid,
    measure_id uuid NOT NULL,
    plan_id uuid NOT NULL,
    CONSTRAINT plans_task_version_check CHECK ((version >= 0)),
    CONSTRAINT plans_task_weight_check CHECK ((weight >= 0)),
    CONSTRAINT task_done_not_negative CHECK ((done >= (0)::numeric)),
    CONSTRAINT task_target_positive CHECK (((target IS NULL) OR (target > (0)::numeric))),
    CONSTRAINT task_weight CHECK (((weight >= 1) AND (weight <= 100)))
);
CREATE TABLE public.plans_task_co_owners (
    id bigint NOT NULL,
    task_id uuid NOT NULL,
    organisation_id uuid NOT NULL
);
ALTER TABLE public.plans_task_co_owners ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plans_task_co_owners_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
INSERT INTO public.auth_permission VALUES
	(1, 'Can add permission', 1, 'add_permission'),
	(2, 'Can change permission', 1, 'change_permission'),
	(3, 'Can delete permission', 1, 'delete_permission'),
	(4, 'Can view permission', 1, 'view_permission'),
	(5, 'Can add group', 2, 'add_group'),
	(6, 'Can change group', 2, 'change_group'),
	(7, 'Can delete group', 2, 'delete_group'),
	(8, 'Can view group', 2, 'view_group'),
	(9, 'Can add content type', 3, 'add_contenttype'),
	(10, 'Can change content type', 3, 'change_contenttype'),
	(11, 'Can delete content type', 3, 'delete_contenttype'),
	(12, 'Can view content type', 3, 'view_contenttype'),
	(13, 'Can add email address', 4, 'add_emailaddress'),
	(14, 'Can change email address', 4, 'change_emailaddress'),
	(15, 'Can delete email address', 4, 'delete_emailaddress'),
	(16, 'Can view email address', 4, 'view_emailaddress'),
	(17, 'Can add email confirmation', 5, 'add_emailconfirmation'),
	(18, 'Can change email confirmation', 5, 'change_emailconfirmation'),
	(19, 'Can delete email confirmation', 5, 'delete_emailconfirmation'),
	(20, 'Can view email confirmation', 5, 'view_emailconfirmation'),
	(21, 'Can add access attempt', 6, 'add_accessattempt'),
	(22, 'Can change access attempt', 6, 'change_accessattempt'),
	(23, 'Can delete access attempt', 6, 'delete_accessattempt'),
	(24, 'Can view access attempt', 6, 'view_accessattempt'),
	(25, 'Can add access log', 7, 'add_accesslog'),
	(26, 'Can change access log', 7, 'change_accesslog'),
	(27, 'Can delete access log', 7, 'delete_accesslog'),
	(28, 'Can view access log', 7, 'view_accesslog'),
	(29, 'Can add access failure', 8, 'add_accessfailurelog'),
	(30, 'Can change access failure', 8, 'change_accessfailurelog'),
	(31, 'Can delete access failure', 8, 'delete_accessfailurelog'),
	(32, 'Can view access failure', 8, 'view_accessfailurelog'),
	(33, 'Can add access attempt expiration', 9, 'add_accessattemptexpiration'),
	(34, 'Can change access attempt expiration', 9, 'change_accessattemptexpiration'),
	(35, 'Can delete access attempt expiration', 9, 'delete_accessattemptexpiration'),
	(36, 'Can view access attempt expiration', 9, 'view_accessattemptexpiration'),
	(37, 'Can add procrastinate event', 10, 'add_procrastinateevent'),
	(38, 'Can change procrastinate event', 10, 'change_procrastinateevent'),
	(39, 'Can delete procrastinate event', 10, 'delete_procrastinateevent'),
	(40, 'Can view procrastinate event', 10, 'view_procrastinateevent'),
	(41, 'Can add procrastinate job', 11, 'add_procrastinatejob'),
	(42, 'Can change procrastinate job', 11, 'change_procrastinatejob'),
	(43, 'Can delete procrastinate job', 11, 'delete_procrastinatejob'),
	(44, 'Can view procrastinate job', 11, 'view_procrastinatejob'),
	(45, 'Can add procrastinate periodic defer', 12, 'add_procrastinateperiodicdefer'),
	(46, 'Can change procrastinate periodic defer', 12, 'change_procrastinateperiodicdefer'),
	(47, 'Can delete procrastinate periodic defer', 12, 'delete_procrastinateperiodicdefer'),
	(48, 'Can view procrastinate periodic defer', 12, 'view_procrastinateperiodicdefer'),
	(49, 'Can add procrastinate worker', 13, 'add_procrastinateworker'),
	(50, 'Can change procrastinate worker', 13, 'change_procrastinateworker'),
	(51, 'Can delete procrastinate worker', 13, 'delete_procrastinateworker'),
	(52, 'Can view procrastinate worker', 13, 'view_procrastinateworker'),
	(53, 'Can add corpus', 14, 'add_corpus'),
	(54, 'Can change corpus', 14, 'change_corpus'),
	(55, 'Can delete corpus', 14, 'delete_corpus'),
	(56, 'Can view corpus', 14, 'view_corpus'),
	(57, 'Can add day override', 15, 'add_dayoverride'),
	(58, 'Can change day override', 15, 'change_dayoverride'),
	(59, 'Can delete day override', 15, 'delete_dayoverride'),
	(60, 'Can view day override', 15, 'view_dayoverride'),
	(61, 'Can add drawn number', 16, 'add_drawnnumber'),
	(62, 'Can change drawn number', 16, 'change_drawnnumber'),
	(63, 'Can delete drawn number', 16, 'delete_drawnnumber'),
	(64, 'Can view drawn number', 16, 'view_drawnnumber'),
	(65, 'Can add entry', 17, 'add_entry'),
	(66, 'Can change entry', 17, 'change_entry'),
	(67, 'Can delete entry', 17, 'delete_entry'),
	(68, 'Can view entry', 17, 'view_entry'),
	(69, 'Can add posting', 18, 'add_posting'),
	(70, 'Can change posting', 18, 'change_posting'),
	(71, 'Can delete posting', 18, 'delete_posting'),
	(72, 'Can view posting', 18, 'view_posting'),
	(73, 'Can add progress', 19, 'add_progress'),
	(74, 'Can change progress', 19, 'change_progress'),
	(75, 'Can delete progress', 19, 'delete_progress'),
	(76, 'Can view progress', 19, 'view_progress'),
	(77, 'Can add seal', 20, 'add_seal'),
	(78, 'Can change seal', 20, 'change_seal'),
	(79, 'Can delete seal', 20, 'delete_seal'),
	(80, 'Can view seal', 20, 'view_seal'),
	(81, 'Can add seal mark', 21, 'add_sealmark'),
	(82, 'Can change seal mark', 21, 'change_sealmark'),
	(83, 'Can delete seal mark', 21, 'delete_sealmark'),
	(84, 'Can view seal mark', 21, 'view_sealmark'),
	(85, 'Can add search document', 22, 'add_searchdocument'),
	(86, 'Can change search document', 22, 'change_searchdocument'),
	(87, 'Can delete search document', 22, 'delete_searchdocument'),
	(88, 'Can view search document', 22, 'view_searchdocument'),
	(89, 'Can add sent form', 23, 'add_sentform'),
	(90, 'Can change sent form', 23, 'change_sentform'),
	(91, 'Can delete sent form', 23, 'delete_sentform'),
	(92, 'Can view sent form', 23, 'view_sentform'),
	(93, 'Can add series', 24, 'add_series'),
	(94, 'Can change series', 24, 'change_series'),
	(95, 'Can delete series', 24, 'delete_series'),
	(96, 'Can view series', 24, 'view_series'),
	(97, 'Can add stored file', 25, 'add_storedfile'),
	(98, 'Can change stored file', 25, 'change_storedfile'),
	(99, 'Can delete stored file', 25, 'delete_storedfile'),
	(100, 'Can view stored file', 25, 'view_storedfile'),
	(101, 'Can add term', 26, 'add_term'),
	(102, 'Can change term', 26, 'change_term'),
	(103, 'Can delete term', 26, 'delete_term'),
	(104, 'Can view term', 26, 'view_term'),
	(105, 'Can add delivery', 27, 'add_delivery'),
	(106, 'Can change delivery', 27, 'change_delivery'),
	(107, 'Can delete delivery', 27, 'delete_delivery'),
	(108, 'Can view delivery', 27, 'view_delivery'),
	(109, 'Can add note', 28, 'add_note'),
	(110, 'Can change note', 28, 'change_note'),
	(111, 'Can delete note', 28, 'delete_note'),
	(112, 'Can view note', 28, 'view_note'),
	(113, 'Can add kept form', 29, 'add_keptform'),
	(114, 'Can change kept form', 29, 'change_keptform'),
	(115, 'Can delete kept form', 29, 'delete_keptform'),
	(116, 'Can view kept form', 29, 'view_keptform'),
	(117, 'Can add backup', 30, 'add_backup'),
	(118, 'Can change backup', 30, 'change_backup'),
	(119, 'Can delete backup', 30, 'delete_backup'),
	(120, 'Can view backup', 30, 'view_backup'),
	(121, 'Can add fault', 31, 'add_fault'),
	(122, 'Can change fault', 31, 'change_fault'),
	(123, 'Can delete fault', 31, 'delete_fault'),
	(124, 'Can view fault', 31, 'view_fault'),
	(125, 'Can add undoing', 32, 'add_undoing'),
	(126, 'Can change undoing', 32, 'change_undoing'),
	(127, 'Can delete undoing', 32, 'delete_undoing'),
	(128, 'Can view undoing', 32, 'view_undoing'),
	(129, 'Can add value', 33, 'add_value'),
	(130, 'Can change value', 33, 'change_value'),
	(131, 'Can delete value', 33, 'delete_value'),
	(132, 'Can view value', 33, 'view_value'),
	(133, 'Can add person', 34, 'add_person'),
	(134, 'Can change person', 34, 'change_person'),
	(135, 'Can delete person', 34, 'delete_person'),
	(136, 'Can view person', 34, 'view_person'),
	(137, 'Can add invitation', 35, 'add_invitation'),
	(138, 'Can change invitation', 35, 'change_invitation'),
	(139, 'Can delete invitation', 35, 'delete_invitation'),
	(140, 'Can view invitation', 35, 'view_invitation'),
	(141, 'Can add account', 36, 'add_account'),
	(142, 'Can change account', 36, 'change_account'),
	(143, 'Can delete account', 36, 'delete_account'),
	(144, 'Can view account', 36, 'view_account'),
	(145, 'Can add session', 37, 'add_session'),
	(146, 'Can change session', 37, 'change_session'),
	(147, 'Can delete session', 37, 'delete_session'),
	(148, 'Can view session', 37, 'view_session'),
	(149, 'Can add reset', 38, 'add_reset'),
	(150, 'Can change reset', 38, 'change_reset'),
	(151, 'Can delete reset', 38, 'delete_reset'),
	(152, 'Can view reset', 38, 'view_reset'),
	(153, 'Can add factor', 39, 'add_factor'),
	(154, 'Can change factor', 39, 'change_factor'),
	(155, 'Can delete factor', 39, 'delete_factor'),
	(156, 'Can view factor', 39, 'view_factor'),
	(157, 'Can add recovery code', 40, 'add_recoverycode'),
	(158, 'Can change recovery code', 40, 'change_recoverycode'),
	(159, 'Can delete recovery code', 40, 'delete_recoverycode'),
	(160, 'Can view recovery code', 40, 'view_recoverycode'),
	(161, 'Can add former password', 41, 'add_formerpassword'),
	(162, 'Can change former password', 41, 'change_formerpassword'),
	(163, 'Can delete former password', 41, 'delete_formerpassword'),
	(164, 'Can view former password', 41, 'view_formerpassword'),
	(165, 'Can add sign in policy', 42, 'add_signinpolicy'),
	(166, 'Can change sign in policy', 42, 'change_signinpolicy'),
	(167, 'Can delete sign in policy', 42, 'delete_signinpolicy'),
	(168, 'Can view sign in policy', 42, 'view_signinpolicy'),
	(169, 'Can add sign in phone', 43, 'add_signinphone'),
	(170, 'Can change sign in phone', 43, 'change_signinphone'),
	(171, 'Can delete sign in phone', 43, 'delete_signinphone'),
	(172, 'Can view sign in phone', 43, 'view_signinphone'),
	(173, 'Can add phone code', 44, 'add_phonecode'),
	(174, 'Can change phone code', 44, 'change_phonecode'),
	(175, 'Can delete phone code', 44, 'delete_phonecode'),
	(176, 'Can view phone code', 44, 'view_phonecode'),
	(177, 'Can add consent', 45, 'add_consent'),
	(178, 'Can change consent', 45, 'change_consent'),
	(179, 'Can delete consent', 45, 'delete_consent'),
	(180, 'Can view consent', 45, 'view_consent'),
	(181, 'Can add consent text', 46, 'add_consenttext'),
	(182, 'Can change consent text', 46, 'change_consenttext'),
	(183, 'Can delete consent text', 46, 'delete_consenttext'),
	(184, 'Can view consent text', 46, 'view_consenttext'),
	(185, 'Can add photo', 47, 'add_photo'),
	(186, 'Can change photo', 47, 'change_photo'),
	(187, 'Can delete photo', 47, 'delete_photo'),
	(188, 'Can view photo', 47, 'view_photo'),
	(189, 'Can add batch', 48, 'add_batch'),
	(190, 'Can change batch', 48, 'change_batch'),
	(191, 'Can delete batch', 48, 'delete_batch'),
	(192, 'Can view batch', 48, 'view_batch'),
	(193, 'Can add jurisdiction', 49, 'add_jurisdiction'),
	(194, 'Can change jurisdiction', 49, 'change_jurisdiction'),
	(195, 'Can delete jurisdiction', 49, 'delete_jurisdiction'),
	(196, 'Can view jurisdiction', 49, 'view_jurisdiction'),
	(197, 'Can add organisation', 50, 'add_organisation'),
	(198, 'Can change organisation', 50, 'change_organisation'),
	(199, 'Can delete organisation', 50, 'delete_organisation'),
	(200, 'Can view organisation', 50, 'view_organisation');
INSERT INTO public.auth_permission VALUES
	(201, 'Can add installation', 51, 'add_installation'),
	(202, 'Can change installation', 51, 'change_installation'),
	(203, 'Can delete installation', 51, 'delete_installation'),
	(204, 'Can view installation', 51, 'view_installation'),
	(205, 'Can add ancestry', 52, 'add_ancestry'),
	(206, 'Can change ancestry', 52, 'change_ancestry'),
	(207, 'Can delete ancestry', 52, 'delete_ancestry'),
	(208, 'Can view ancestry', 52, 'view_ancestry'),
	(209, 'Can add affiliation', 53, 'add_affiliation'),
	(210, 'Can change affiliation', 53, 'change_affiliation'),
	(211, 'Can delete affiliation', 53, 'delete_affiliation'),
	(212, 'Can view affiliation', 53, 'view_affiliation'),
	(213, 'Can add post', 54, 'add_post'),
	(214, 'Can change post', 54, 'change_post'),
	(215, 'Can delete post', 54, 'delete_post'),
	(216, 'Can view post', 54, 'view_post'),
	(217, 'Can add superiority', 55, 'add_superiority'),
	(218, 'Can change superiority', 55, 'change_superiority'),
	(219, 'Can delete superiority', 55, 'delete_superiority'),
	(220, 'Can view superiority', 55, 'view_superiority'),
	(221, 'Can add batch item', 56, 'add_batchitem'),
	(222, 'Can change batch item', 56, 'change_batchitem'),
	(223, 'Can delete batch item', 56, 'delete_batchitem'),
	(224, 'Can view batch item', 56, 'view_batchitem'),
	(225, 'Can add member', 57, 'add_member'),
	(226, 'Can change member', 57, 'change_member'),
	(227, 'Can delete member', 57, 'delete_member'),
	(228, 'Can view member', 57, 'view_member'),
	(229, 'Can add member reminder', 58, 'add_memberreminder'),
	(230, 'Can change member reminder', 58, 'change_memberreminder'),
	(231, 'Can delete member reminder', 58, 'delete_memberreminder'),
	(232, 'Can view member reminder', 58, 'view_memberreminder'),
	(233, 'Can add member rules', 59, 'add_memberrules'),
	(234, 'Can change member rules', 59, 'change_memberrules'),
	(235, 'Can delete member rules', 59, 'delete_memberrules'),
	(236, 'Can view member rules', 59, 'view_memberrules'),
	(237, 'Can add message', 60, 'add_message'),
	(238, 'Can change message', 60, 'change_message'),
	(239, 'Can delete message', 60, 'delete_message'),
	(240, 'Can view message', 60, 'view_message'),
	(241, 'Can add attempt', 61, 'add_attempt'),
	(242, 'Can change attempt', 61, 'change_attempt'),
	(243, 'Can delete attempt', 61, 'delete_attempt'),
	(244, 'Can view attempt', 61, 'view_attempt'),
	(245, 'Can add quiet hours', 62, 'add_quiethours'),
	(246, 'Can change quiet hours', 62, 'change_quiethours'),
	(247, 'Can delete quiet hours', 62, 'delete_quiethours'),
	(248, 'Can view quiet hours', 62, 'view_quiethours'),
	(249, 'Can add template', 63, 'add_template'),
	(250, 'Can change template', 63, 'change_template'),
	(251, 'Can delete template', 63, 'delete_template'),
	(252, 'Can view template', 63, 'view_template'),
	(253, 'Can add blank', 64, 'add_blank'),
	(254, 'Can change blank', 64, 'change_blank'),
	(255, 'Can delete blank', 64, 'delete_blank'),
	(256, 'Can view blank', 64, 'view_blank'),
	(257, 'Can add version', 65, 'add_version'),
	(258, 'Can change version', 65, 'change_version'),
	(259, 'Can delete version', 65, 'delete_version'),
	(260, 'Can view version', 65, 'view_version'),
	(261, 'Can add field', 66, 'add_field'),
	(262, 'Can change field', 66, 'change_field'),
	(263, 'Can delete field', 66, 'delete_field'),
	(264, 'Can view field', 66, 'view_field'),
	(265, 'Can add answer', 67, 'add_answer'),
	(266, 'Can change answer', 67, 'change_answer'),
	(267, 'Can delete answer', 67, 'delete_answer'),
	(268, 'Can view answer', 67, 'view_answer'),
	(269, 'Can add answer file', 68, 'add_answerfile'),
	(270, 'Can change answer file', 68, 'change_answerfile'),
	(271, 'Can delete answer file', 68, 'delete_answerfile'),
	(272, 'Can view answer file', 68, 'view_answerfile'),
	(273, 'Can add answer telephone', 69, 'add_answertelephone'),
	(274, 'Can change answer telephone', 69, 'change_answertelephone'),
	(275, 'Can delete answer telephone', 69, 'delete_answertelephone'),
	(276, 'Can view answer telephone', 69, 'view_answertelephone'),
	(277, 'Can add column', 70, 'add_column'),
	(278, 'Can change column', 70, 'change_column'),
	(279, 'Can delete column', 70, 'delete_column'),
	(280, 'Can view column', 70, 'view_column'),
	(281, 'Can add addressee class', 71, 'add_addresseeclass'),
	(282, 'Can change addressee class', 71, 'change_addresseeclass'),
	(283, 'Can delete addressee class', 71, 'delete_addresseeclass'),
	(284, 'Can view addressee class', 71, 'view_addresseeclass'),
	(285, 'Can add document', 72, 'add_document'),
	(286, 'Can change document', 72, 'change_document'),
	(287, 'Can delete document', 72, 'delete_document'),
	(288, 'Can view document', 72, 'view_document'),
	(289, 'Can add co issue', 73, 'add_coissue'),
	(290, 'Can change co issue', 73, 'change_coissue'),
	(291, 'Can delete co issue', 73, 'delete_coissue'),
	(292, 'Can view co issue', 73, 'view_coissue'),
	(293, 'Can add attachment', 74, 'add_attachment'),
	(294, 'Can change attachment', 74, 'change_attachment'),
	(295, 'Can delete attachment', 74, 'delete_attachment'),
	(296, 'Can view attachment', 74, 'view_attachment'),
	(297, 'Can add addressee', 75, 'add_addressee'),
	(298, 'Can change addressee', 75, 'change_addressee'),
	(299, 'Can delete addressee', 75, 'delete_addressee'),
	(300, 'Can view addressee', 75, 'view_addressee'),
	(301, 'Can add notice', 76, 'add_notice'),
	(302, 'Can change notice', 76, 'change_notice'),
	(303, 'Can delete notice', 76, 'delete_notice'),
	(304, 'Can view notice', 76, 'view_notice'),
	(305, 'Can add numbering', 77, 'add_numbering'),
	(306, 'Can change numbering', 77, 'change_numbering'),
	(307, 'Can delete numbering', 77, 'delete_numbering'),
	(308, 'Can view numbering', 77, 'view_numbering'),
	(309, 'Can add receipt', 78, 'add_receipt'),
	(310, 'Can change receipt', 78, 'change_receipt'),
	(311, 'Can delete receipt', 78, 'delete_receipt'),
	(312, 'Can view receipt', 78, 'view_receipt'),
	(313, 'Can add receipt term', 79, 'add_receiptterm'),
	(314, 'Can change receipt term', 79, 'change_receiptterm'),
	(315, 'Can delete receipt term', 79, 'delete_receiptterm'),
	(316, 'Can view receipt term', 79, 'view_receiptterm'),
	(317, 'Can add series code', 80, 'add_seriescode'),
	(318, 'Can change series code', 80, 'change_seriescode'),
	(319, 'Can delete series code', 80, 'delete_seriescode'),
	(320, 'Can view series code', 80, 'view_seriescode'),
	(321, 'Can add source text', 81, 'add_sourcetext'),
	(322, 'Can change source text', 81, 'change_sourcetext'),
	(323, 'Can delete source text', 81, 'delete_sourcetext'),
	(324, 'Can view source text', 81, 'view_sourcetext'),
	(325, 'Can add source span', 82, 'add_sourcespan'),
	(326, 'Can change source span', 82, 'change_sourcespan'),
	(327, 'Can delete source span', 82, 'delete_sourcespan'),
	(328, 'Can view source span', 82, 'view_sourcespan'),
	(329, 'Can add link use', 83, 'add_linkuse'),
	(330, 'Can change link use', 83, 'change_linkuse'),
	(331, 'Can delete link use', 83, 'delete_linkuse'),
	(332, 'Can view link use', 83, 'view_linkuse'),
	(333, 'Can add phone call', 84, 'add_phonecall'),
	(334, 'Can change phone call', 84, 'change_phonecall'),
	(335, 'Can delete phone call', 84, 'delete_phonecall'),
	(336, 'Can view phone call', 84, 'view_phonecall'),
	(337, 'Can add receipt link', 85, 'add_receiptlink'),
	(338, 'Can change receipt link', 85, 'change_receiptlink'),
	(339, 'Can delete receipt link', 85, 'delete_receiptlink'),
	(340, 'Can view receipt link', 85, 'view_receiptlink'),
	(341, 'Can add opening', 86, 'add_opening'),
	(342, 'Can change opening', 86, 'change_opening'),
	(343, 'Can delete opening', 86, 'delete_opening'),
	(344, 'Can view opening', 86, 'view_opening'),
	(345, 'Can add original', 87, 'add_original'),
	(346, 'Can change original', 87, 'change_original'),
	(347, 'Can delete original', 87, 'delete_original'),
	(348, 'Can view original', 87, 'view_original'),
	(349, 'Can add retention term', 88, 'add_retentionterm'),
	(350, 'Can change retention term', 88, 'change_retentionterm'),
	(351, 'Can delete retention term', 88, 'delete_retentionterm'),
	(352, 'Can view retention term', 88, 'view_retentionterm'),
	(353, 'Can add forward', 89, 'add_forward'),
	(354, 'Can change forward', 89, 'change_forward'),
	(355, 'Can delete forward', 89, 'delete_forward'),
	(356, 'Can view forward', 89, 'view_forward'),
	(357, 'Can add level term', 90, 'add_levelterm'),
	(358, 'Can change level term', 90, 'change_levelterm'),
	(359, 'Can delete level term', 90, 'delete_levelterm'),
	(360, 'Can view level term', 90, 'view_levelterm'),
	(361, 'Can add own term', 91, 'add_ownterm'),
	(362, 'Can change own term', 91, 'change_ownterm'),
	(363, 'Can delete own term', 91, 'delete_ownterm'),
	(364, 'Can view own term', 91, 'view_ownterm'),
	(365, 'Can add reminder', 92, 'add_reminder'),
	(366, 'Can change reminder', 92, 'change_reminder'),
	(367, 'Can delete reminder', 92, 'delete_reminder'),
	(368, 'Can view reminder', 92, 'view_reminder'),
	(369, 'Can add reminder ladder', 93, 'add_reminderladder'),
	(370, 'Can change reminder ladder', 93, 'change_reminderladder'),
	(371, 'Can delete reminder ladder', 93, 'delete_reminderladder'),
	(372, 'Can view reminder ladder', 93, 'view_reminderladder'),
	(373, 'Can add reminder step', 94, 'add_reminderstep'),
	(374, 'Can change reminder step', 94, 'change_reminderstep'),
	(375, 'Can delete reminder step', 94, 'delete_reminderstep'),
	(376, 'Can view reminder step', 94, 'view_reminderstep'),
	(377, 'Can add reply slip', 95, 'add_replyslip'),
	(378, 'Can change reply slip', 95, 'change_replyslip'),
	(379, 'Can delete reply slip', 95, 'delete_replyslip'),
	(380, 'Can view reply slip', 95, 'view_replyslip'),
	(381, 'Can add reply', 96, 'add_reply'),
	(382, 'Can change reply', 96, 'change_reply'),
	(383, 'Can delete reply', 96, 'delete_reply'),
	(384, 'Can view reply', 96, 'view_reply'),
	(385, 'Can add page count', 97, 'add_pagecount'),
	(386, 'Can change page count', 97, 'change_pagecount'),
	(387, 'Can delete page count', 97, 'delete_pagecount'),
	(388, 'Can view page count', 97, 'view_pagecount'),
	(389, 'Can add profile', 98, 'add_profile'),
	(390, 'Can change profile', 98, 'change_profile'),
	(391, 'Can delete profile', 98, 'delete_profile'),
	(392, 'Can view profile', 98, 'view_profile'),
	(393, 'Can add covered unit', 99, 'add_coveredunit'),
	(394, 'Can change covered unit', 99, 'change_coveredunit'),
	(395, 'Can delete covered unit', 99, 'delete_coveredunit'),
	(396, 'Can view covered unit', 99, 'view_coveredunit'),
	(397, 'Can add membership', 100, 'add_membership'),
	(398, 'Can change membership', 100, 'change_membership'),
	(399, 'Can delete membership', 100, 'delete_membership'),
	(400, 'Can view membership', 100, 'view_membership');
INSERT INTO public.auth_permission VALUES
	(401, 'Can add year figures', 101, 'add_yearfigures'),
	(402, 'Can change year figures', 101, 'change_yearfigures'),
	(403, 'Can delete year figures', 101, 'delete_yearfigures'),
	(404, 'Can view year figures', 101, 'view_yearfigures'),
	(405, 'Can add base list', 102, 'add_baselist'),
	(406, 'Can change base list', 102, 'change_baselist'),
	(407, 'Can delete base list', 102, 'delete_baselist'),
	(408, 'Can view base list', 102, 'view_baselist'),
	(409, 'Can add base unit', 103, 'add_baseunit'),
	(410, 'Can change base unit', 103, 'change_baseunit'),
	(411, 'Can delete base unit', 103, 'delete_baseunit'),
	(412, 'Can view base unit', 103, 'view_baseunit'),
	(413, 'Can add assembly', 104, 'add_assembly'),
	(414, 'Can change assembly', 104, 'change_assembly'),
	(415, 'Can delete assembly', 104, 'delete_assembly'),
	(416, 'Can view assembly', 104, 'view_assembly'),
	(417, 'Can add life rules', 105, 'add_liferules'),
	(418, 'Can change life rules', 105, 'change_liferules'),
	(419, 'Can delete life rules', 105, 'delete_liferules'),
	(420, 'Can view life rules', 105, 'view_liferules'),
	(421, 'Can add tenure', 106, 'add_tenure'),
	(422, 'Can change tenure', 106, 'change_tenure'),
	(423, 'Can delete tenure', 106, 'delete_tenure'),
	(424, 'Can view tenure', 106, 'view_tenure'),
	(425, 'Can add seat', 107, 'add_seat'),
	(426, 'Can change seat', 107, 'change_seat'),
	(427, 'Can delete seat', 107, 'delete_seat'),
	(428, 'Can view seat', 107, 'view_seat'),
	(429, 'Can add term reminder', 108, 'add_termreminder'),
	(430, 'Can change term reminder', 108, 'change_termreminder'),
	(431, 'Can delete term reminder', 108, 'delete_termreminder'),
	(432, 'Can view term reminder', 108, 'view_termreminder'),
	(433, 'Can add approval authority', 109, 'add_approvalauthority'),
	(434, 'Can change approval authority', 109, 'change_approvalauthority'),
	(435, 'Can delete approval authority', 109, 'delete_approvalauthority'),
	(436, 'Can view approval authority', 109, 'view_approvalauthority'),
	(437, 'Can add candidate', 110, 'add_candidate'),
	(438, 'Can change candidate', 110, 'change_candidate'),
	(439, 'Can delete candidate', 110, 'delete_candidate'),
	(440, 'Can view candidate', 110, 'view_candidate'),
	(441, 'Can add change', 111, 'add_change'),
	(442, 'Can change change', 111, 'change_change'),
	(443, 'Can delete change', 111, 'delete_change'),
	(444, 'Can view change', 111, 'view_change'),
	(445, 'Can add dormancy', 112, 'add_dormancy'),
	(446, 'Can change dormancy', 112, 'change_dormancy'),
	(447, 'Can delete dormancy', 112, 'delete_dormancy'),
	(448, 'Can view dormancy', 112, 'view_dormancy'),
	(449, 'Can add founding', 113, 'add_founding'),
	(450, 'Can change founding', 113, 'change_founding'),
	(451, 'Can delete founding', 113, 'delete_founding'),
	(452, 'Can view founding', 113, 'view_founding'),
	(453, 'Can add merger', 114, 'add_merger'),
	(454, 'Can change merger', 114, 'change_merger'),
	(455, 'Can delete merger', 114, 'delete_merger'),
	(456, 'Can view merger', 114, 'view_merger'),
	(457, 'Can add reelection', 115, 'add_reelection'),
	(458, 'Can change reelection', 115, 'change_reelection'),
	(459, 'Can delete reelection', 115, 'delete_reelection'),
	(460, 'Can view reelection', 115, 'view_reelection'),
	(461, 'Can add activity', 116, 'add_activity'),
	(462, 'Can change activity', 116, 'change_activity'),
	(463, 'Can delete activity', 116, 'delete_activity'),
	(464, 'Can view activity', 116, 'view_activity'),
	(465, 'Can add activity file', 117, 'add_activityfile'),
	(466, 'Can change activity file', 117, 'change_activityfile'),
	(467, 'Can delete activity file', 117, 'delete_activityfile'),
	(468, 'Can view activity file', 117, 'view_activityfile'),
	(469, 'Can add guidance', 118, 'add_guidance'),
	(470, 'Can change guidance', 118, 'change_guidance'),
	(471, 'Can delete guidance', 118, 'delete_guidance'),
	(472, 'Can view guidance', 118, 'view_guidance'),
	(473, 'Can add year plan', 119, 'add_yearplan'),
	(474, 'Can change year plan', 119, 'change_yearplan'),
	(475, 'Can delete year plan', 119, 'delete_yearplan'),
	(476, 'Can view year plan', 119, 'view_yearplan'),
	(477, 'Can add year plan item', 120, 'add_yearplanitem'),
	(478, 'Can change year plan item', 120, 'change_yearplanitem'),
	(479, 'Can delete year plan item', 120, 'delete_yearplanitem'),
	(480, 'Can view year plan item', 120, 'view_yearplanitem'),
	(481, 'Can add annual report', 121, 'add_annualreport'),
	(482, 'Can change annual report', 121, 'change_annualreport'),
	(483, 'Can delete annual report', 121, 'delete_annualreport'),
	(484, 'Can view annual report', 121, 'view_annualreport'),
	(485, 'Can add checklist', 122, 'add_checklist'),
	(486, 'Can change checklist', 122, 'change_checklist'),
	(487, 'Can delete checklist', 122, 'delete_checklist'),
	(488, 'Can view checklist', 122, 'view_checklist'),
	(489, 'Can add checklist item', 123, 'add_checklistitem'),
	(490, 'Can change checklist item', 123, 'change_checklistitem'),
	(491, 'Can delete checklist item', 123, 'delete_checklistitem'),
	(492, 'Can view checklist item', 123, 'view_checklistitem'),
	(493, 'Can add home', 124, 'add_home'),
	(494, 'Can change home', 124, 'change_home'),
	(495, 'Can delete home', 124, 'delete_home'),
	(496, 'Can view home', 124, 'view_home'),
	(497, 'Can add home score', 125, 'add_homescore'),
	(498, 'Can change home score', 125, 'change_homescore'),
	(499, 'Can delete home score', 125, 'delete_homescore'),
	(500, 'Can view home score', 125, 'view_homescore'),
	(501, 'Can add home file', 126, 'add_homefile'),
	(502, 'Can change home file', 126, 'change_homefile'),
	(503, 'Can delete home file', 126, 'delete_homefile'),
	(504, 'Can view home file', 126, 'view_homefile'),
	(505, 'Can add revocation', 127, 'add_revocation'),
	(506, 'Can change revocation', 127, 'change_revocation'),
	(507, 'Can delete revocation', 127, 'delete_revocation'),
	(508, 'Can view revocation', 127, 'view_revocation'),
	(509, 'Can add assembly file', 128, 'add_assemblyfile'),
	(510, 'Can change assembly file', 128, 'change_assemblyfile'),
	(511, 'Can delete assembly file', 128, 'delete_assemblyfile'),
	(512, 'Can view assembly file', 128, 'view_assemblyfile'),
	(513, 'Can add gap visit', 129, 'add_gapvisit'),
	(514, 'Can change gap visit', 129, 'change_gapvisit'),
	(617, 'Can add merge', 155, 'add_merge'),
	(515, 'Can delete gap visit', 129, 'delete_gapvisit'),
	(516, 'Can view gap visit', 129, 'view_gapvisit'),
	(517, 'Can add membership rules', 130, 'add_membershiprules'),
	(518, 'Can change membership rules', 130, 'change_membershiprules'),
	(519, 'Can delete membership rules', 130, 'delete_membershiprules'),
	(520, 'Can view membership rules', 130, 'view_membershiprules'),
	(521, 'Can add membership reminder', 131, 'add_membershipreminder'),
	(522, 'Can change membership reminder', 131, 'change_membershipreminder'),
	(523, 'Can delete membership reminder', 131, 'delete_membershipreminder'),
	(524, 'Can view membership reminder', 131, 'view_membershipreminder'),
	(525, 'Can add batch', 132, 'add_batch'),
	(526, 'Can change batch', 132, 'change_batch'),
	(527, 'Can delete batch', 132, 'delete_batch'),
	(528, 'Can view batch', 132, 'view_batch'),
	(529, 'Can add batch row', 133, 'add_batchrow'),
	(530, 'Can change batch row', 133, 'change_batchrow'),
	(531, 'Can delete batch row', 133, 'delete_batchrow'),
	(532, 'Can view batch row', 133, 'view_batchrow'),
	(533, 'Can add remembered mapping', 134, 'add_rememberedmapping'),
	(534, 'Can change remembered mapping', 134, 'change_rememberedmapping'),
	(535, 'Can delete remembered mapping', 134, 'delete_rememberedmapping'),
	(536, 'Can view remembered mapping', 134, 'view_rememberedmapping'),
	(537, 'Can add replaced list', 135, 'add_replacedlist'),
	(538, 'Can change replaced list', 135, 'change_replacedlist'),
	(539, 'Can delete replaced list', 135, 'delete_replacedlist'),
	(540, 'Can view replaced list', 135, 'view_replacedlist'),
	(541, 'Can add measure', 136, 'add_measure'),
	(542, 'Can change measure', 136, 'change_measure'),
	(543, 'Can delete measure', 136, 'delete_measure'),
	(544, 'Can view measure', 136, 'view_measure'),
	(545, 'Can add annual plan', 137, 'add_annualplan'),
	(546, 'Can change annual plan', 137, 'change_annualplan'),
	(547, 'Can delete annual plan', 137, 'delete_annualplan'),
	(548, 'Can view annual plan', 137, 'view_annualplan'),
	(549, 'Can add indicator', 138, 'add_indicator'),
	(550, 'Can change indicator', 138, 'change_indicator'),
	(551, 'Can delete indicator', 138, 'delete_indicator'),
	(552, 'Can view indicator', 138, 'view_indicator'),
	(553, 'Can add part', 139, 'add_part'),
	(554, 'Can change part', 139, 'change_part'),
	(555, 'Can delete part', 139, 'delete_part'),
	(556, 'Can view part', 139, 'view_part'),
	(557, 'Can add plan source', 140, 'add_plansource'),
	(558, 'Can change plan source', 140, 'change_plansource'),
	(559, 'Can delete plan source', 140, 'delete_plansource'),
	(560, 'Can view plan source', 140, 'view_plansource'),
	(561, 'Can add plan span', 141, 'add_planspan'),
	(562, 'Can change plan span', 141, 'change_planspan'),
	(563, 'Can delete plan span', 141, 'delete_planspan'),
	(564, 'Can view plan span', 141, 'view_planspan'),
	(565, 'Can add answer', 142, 'add_answer'),
	(566, 'Can change answer', 142, 'change_answer'),
	(567, 'Can delete answer', 142, 'delete_answer'),
	(568, 'Can view answer', 142, 'view_answer'),
	(569, 'Can add answer measure', 143, 'add_answermeasure'),
	(570, 'Can change answer measure', 143, 'change_answermeasure'),
	(571, 'Can delete answer measure', 143, 'delete_answermeasure'),
	(572, 'Can view answer measure', 143, 'view_answermeasure'),
	(573, 'Can add light rule', 144, 'add_lightrule'),
	(574, 'Can change light rule', 144, 'change_lightrule'),
	(575, 'Can delete light rule', 144, 'delete_lightrule'),
	(576, 'Can view light rule', 144, 'view_lightrule'),
	(577, 'Can add proposal row', 145, 'add_proposalrow'),
	(578, 'Can change proposal row', 145, 'change_proposalrow'),
	(579, 'Can delete proposal row', 145, 'delete_proposalrow'),
	(580, 'Can view proposal row', 145, 'view_proposalrow'),
	(581, 'Can add task', 146, 'add_task'),
	(582, 'Can change task', 146, 'change_task'),
	(583, 'Can delete task', 146, 'delete_task'),
	(584, 'Can view task', 146, 'view_task'),
	(585, 'Can add target', 147, 'add_target'),
	(586, 'Can change target', 147, 'change_target'),
	(587, 'Can delete target', 147, 'delete_target'),
	(588, 'Can view target', 147, 'view_target'),
	(589, 'Can add report', 148, 'add_report'),
	(590, 'Can change report', 148, 'change_report'),
	(591, 'Can delete report', 148, 'delete_report'),
	(592, 'Can view report', 148, 'view_report'),
	(593, 'Can add answer reminder', 149, 'add_answerreminder'),
	(594, 'Can change answer reminder', 149, 'change_answerreminder'),
	(595, 'Can delete answer reminder', 149, 'delete_answerreminder'),
	(596, 'Can view answer reminder', 149, 'view_answerreminder'),
	(597, 'Can add keeping run', 150, 'add_keepingrun'),
	(598, 'Can change keeping run', 150, 'change_keepingrun'),
	(599, 'Can delete keeping run', 150, 'delete_keepingrun');
INSERT INTO public.auth_permission VALUES
	(600, 'Can view keeping run', 150, 'view_keepingrun'),
	(601, 'Can add keeping term', 151, 'add_keepingterm'),
	(602, 'Can change keeping term', 151, 'change_keepingterm'),
	(603, 'Can delete keeping term', 151, 'delete_keepingterm'),
	(604, 'Can view keeping term', 151, 'view_keepingterm'),
	(605, 'Can add correction', 152, 'add_correction'),
	(606, 'Can change correction', 152, 'change_correction'),
	(607, 'Can delete correction', 152, 'delete_correction'),
	(608, 'Can view correction', 152, 'view_correction'),
	(609, 'Can add dismissal', 153, 'add_dismissal'),
	(610, 'Can change dismissal', 153, 'change_dismissal'),
	(611, 'Can delete dismissal', 153, 'delete_dismissal'),
	(612, 'Can view dismissal', 153, 'view_dismissal'),
	(613, 'Can add erasure', 154, 'add_erasure'),
	(614, 'Can change erasure', 154, 'change_erasure'),
	(615, 'Can delete erasure', 154, 'delete_erasure'),
	(616, 'Can view erasure', 154, 'view_erasure'),
	(618, 'Can change merge', 155, 'change_merge'),
	(619, 'Can delete merge', 155, 'delete_merge'),
	(620, 'Can view merge', 155, 'view_merge'),
	(621, 'Can add candidate', 156, 'add_candidate'),
	(622, 'Can change candidate', 156, 'change_candidate'),
	(623, 'Can delete candidate', 156, 'delete_candidate'),
	(624, 'Can view candidate', 156, 'view_candidate');
INSERT INTO public.blanks_blank VALUES
	('01a231ad-a553-7d72-aed7-1272632e1482', 1, '参会回执', now(), NULL, NULL, NULL),
	('01a231ad-a568-7fb3-b981-0c0cdd4b22f8', 2, '意见回执', now(), NULL, NULL, NULL);
INSERT INTO public.blanks_field VALUES
	('01a231ad-a55c-7dea-baf7-00f4e9695c71', 'people', 1, 'person', '参会人员', '每位填姓名、职务、电话', true, 1.0000, 5.0000, 0, '', NULL, NULL, '{}', '01a231ad-a558-7361-b4e1-4ace439abc02'),
	('01a231ad-a562-7e68-b076-a6044478971b', 'number', 2, 'number', '参会人数', '含随行人员', true, 0.0000, 999.0000, 0, '人', NULL, NULL, '{}', '01a231ad-a558-7361-b4e1-4ace439abc02'),
	('01a231ad-a564-71ad-b3e1-bbab1ea2922e', 'opinion', 3, 'text', '意见建议', '没有可不填', false, NULL, 500.0000, 0, '', NULL, NULL, '{}', '01a231ad-a558-7361-b4e1-4ace439abc02'),
	('01a231ad-a56a-76cf-9b2a-b6290ba2f66c', 'stand', 1, 'choice', '意见', '', true, NULL, NULL, 0, '', NULL, NULL, '{没有意见,有修改意见}', '01a231ad-a569-7b40-a8d2-1ec850339e61'),
	('01a231ad-a56c-72dc-ad22-5648f6d58e84', 'opinion', 2, 'text', '修改意见', '写明第几条、怎样改、理由', false, NULL, 2000.0000, 0, '', NULL, NULL, '{}', '01a231ad-a569-7b40-a8d2-1ec850339e61'),
	('01a231ad-a56d-7d47-a500-0f87dda82b42', 'contact', 3, 'person', '联系人', '', true, 1.0000, 1.0000, 0, '', NULL, NULL, '{}', '01a231ad-a569-7b40-a8d2-1ec850339e61');
INSERT INTO public.blanks_version VALUES
	('01a231ad-a558-7361-b4e1-4ace439abc02', 1, '请填写参会人员，按时回复。', now(), now(), '01a231ad-a553-7d72-aed7-1272632e1482', NULL),
	('01a231ad-a569-7b40-a8d2-1ec850339e61', 1, '请研究后回复，没有意见也请说明。', now(), now(), '01a231ad-a568-7fb3-b981-0c0cdd4b22f8', NULL);
INSERT INTO public.django_content_type VALUES
	(1, 'auth', 'permission'),
	(2, 'auth', 'group'),
	(3, 'contenttypes', 'contenttype'),
	(4, 'account', 'emailaddress'),
	(5, 'account', 'emailconfirmation'),
	(6, 'axes', 'accessattempt'),
	(7, 'axes', 'accesslog'),
	(8, 'axes', 'accessfailurelog'),
	(9, 'axes', 'accessattemptexpiration'),
	(10, 'procrastinate', 'procrastinateevent'),
	(11, 'procrastinate', 'procrastinatejob'),
	(12, 'procrastinate', 'procrastinateperiodicdefer'),
	(13, 'procrastinate', 'procrastinateworker'),
	(14, 'kit', 'corpus'),
	(15, 'kit', 'dayoverride'),
	(16, 'kit', 'drawnnumber'),
	(17, 'kit', 'entry'),
	(18, 'kit', 'posting'),
	(19, 'kit', 'progress'),
	(20, 'kit', 'seal'),
	(21, 'kit', 'sealmark'),
	(22, 'kit', 'searchdocument'),
	(23, 'kit', 'sentform'),
	(24, 'kit', 'series'),
	(25, 'kit', 'storedfile'),
	(26, 'kit', 'term'),
	(27, 'kit', 'delivery'),
	(28, 'kit', 'note'),
	(29, 'kit', 'keptform'),
	(30, 'kit', 'backup'),
	(31, 'kit', 'fault'),
	(32, 'kit', 'undoing'),
	(33, 'kit', 'value'),
	(34, 'people', 'person'),
	(35, 'people', 'invitation'),
	(36, 'people', 'account'),
	(37, 'people', 'session'),
	(38, 'people', 'reset'),
	(39, 'people', 'factor'),
	(40, 'people', 'recoverycode'),
	(41, 'people', 'formerpassword'),
	(42, 'people', 'signinpolicy'),
	(43, 'people', 'signinphone'),
	(44, 'people', 'phonecode'),
	(45, 'people', 'consent'),
	(46, 'people', 'consenttext'),
	(47, 'people', 'photo'),
	(48, 'organisations', 'batch'),
	(49, 'organisations', 'jurisdiction'),
	(50, 'organisations', 'organisation'),
	(51, 'organisations', 'installation'),
	(52, 'organisations', 'ancestry'),
	(53, 'organisations', 'affiliation'),
	(54, 'organisations', 'post'),
	(55, 'organisations', 'superiority'),
	(56, 'organisations', 'batchitem'),
	(57, 'organisations', 'member'),
	(58, 'organisations', 'memberreminder'),
	(59, 'organisations', 'memberrules'),
	(60, 'kexie_messages', 'message'),
	(61, 'kexie_messages', 'attempt'),
	(62, 'kexie_messages', 'quiethours'),
	(63, 'kexie_messages', 'template'),
	(64, 'blanks', 'blank'),
	(65, 'blanks', 'version'),
	(66, 'blanks', 'field'),
	(67, 'blanks', 'answer'),
	(68, 'blanks', 'answerfile'),
	(69, 'blanks', 'answertelephone'),
	(70, 'notices', 'column'),
	(71, 'notices', 'addresseeclass'),
	(72, 'notices', 'document'),
	(73, 'notices', 'coissue'),
	(74, 'notices', 'attachment'),
	(75, 'notices', 'addressee'),
	(76, 'notices', 'notice'),
	(77, 'notices', 'numbering'),
	(78, 'notices', 'receipt'),
	(79, 'notices', 'receiptterm'),
	(80, 'notices', 'seriescode'),
	(81, 'notices', 'sourcetext'),
	(82, 'notices', 'sourcespan'),
	(83, 'notices', 'linkuse'),
	(84, 'notices', 'phonecall'),
	(85, 'notices', 'receiptlink'),
	(86, 'notices', 'opening'),
	(87, 'notices', 'original'),
	(88, 'notices', 'retentionterm'),
	(89, 'notices', 'forward'),
	(90, 'notices', 'levelterm'),
	(91, 'notices', 'ownterm'),
	(92, 'notices', 'reminder'),
	(93, 'notices', 'reminderladder'),
	(94, 'notices', 'reminderstep'),
	(95, 'notices', 'replyslip'),
	(96, 'notices', 'reply'),
	(97, 'notices', 'pagecount'),
	(98, 'associations', 'profile'),
	(99, 'associations', 'coveredunit'),
	(100, 'associations', 'membership'),
	(101, 'associations', 'yearfigures'),
	(102, 'associations', 'baselist'),
	(103, 'associations', 'baseunit'),
	(104, 'associations', 'assembly'),
	(105, 'associations', 'liferules'),
	(106, 'associations', 'tenure'),
	(107, 'associations', 'seat'),
	(108, 'associations', 'termreminder'),
	(109, 'associations', 'approvalauthority'),
	(110, 'associations', 'candidate'),
	(111, 'associations', 'change'),
	(112, 'associations', 'dormancy'),
	(113, 'associations', 'founding'),
	(114, 'associations', 'merger'),
	(115, 'associations', 'reelection'),
	(116, 'associations', 'activity'),
	(117, 'associations', 'activityfile'),
	(118, 'associations', 'guidance'),
	(119, 'associations', 'yearplan'),
	(120, 'associations', 'yearplanitem'),
	(121, 'associations', 'annualreport'),
	(122, 'associations', 'checklist'),
	(123, 'associations', 'checklistitem'),
	(124, 'associations', 'home'),
	(125, 'associations', 'homescore'),
	(126, 'associations', 'homefile'),
	(127, 'associations', 'revocation'),
	(128, 'associations', 'assemblyfile'),
	(129, 'associations', 'gapvisit'),
	(130, 'associations', 'membershiprules'),
	(131, 'associations', 'membershipreminder'),
	(132, 'intake', 'batch'),
	(133, 'intake', 'batchrow'),
	(134, 'intake', 'rememberedmapping'),
	(135, 'intake', 'replacedlist'),
	(136, 'plans', 'measure'),
	(137, 'plans', 'annualplan'),
	(138, 'plans', 'indicator'),
	(139, 'plans', 'part'),
	(140, 'plans', 'plansource'),
	(141, 'plans', 'planspan'),
	(142, 'plans', 'answer'),
	(143, 'plans', 'answermeasure'),
	(144, 'plans', 'lightrule'),
	(145, 'plans', 'proposalrow'),
	(146, 'plans', 'task'),
	(147, 'plans', 'target'),
	(148, 'plans', 'report'),
	(149, 'plans', 'answerreminder'),
	(150, 'custody', 'keepingrun'),
	(151, 'custody', 'keepingterm'),
	(152, 'custody', 'correction'),
	(153, 'custody', 'dismissal'),
	(154, 'custody', 'erasure'),
	(155, 'custody', 'merge'),
	(156, 'custody', 'candidate');
INSERT INTO public.django_migrations VALUES
	(1, 'people', '0001_initial', now()),
	(2, 'account', '0001_initial', now()),
	(3, 'account', '0002_email_max_length', now()),
	(4, 'account', '0003_alter_emailaddress_create_unique_verified_email', now()),
	(5, 'account', '0004_alter_emailaddress_drop_unique_email', now()),
	(6, 'account', '0005_emailaddress_idx_upper_email', now()),
	(7, 'account', '0006_emailaddress_lower', now()),
	(8, 'account', '0007_emailaddress_idx_email', now()),
	(9, 'account', '0008_emailaddress_unique_primary_email_fixup', now()),
	(10, 'account', '0009_emailaddress_unique_primary_email', now()),
	(11, 'people', '0002_username_once', now()),
	(12, 'people', '0003_resets_and_sessions', now()),
	(13, 'people', '0004_figures_beside_a_session', now()),
	(14, 'people', '0005_sealed_numbers', now()),
	(15, 'people', '0006_sealed_numbers_found', now()),
	(16, 'people', '0007_second_factors', now()),
	(17, 'people', '0008_sign_in_policy', now()),
	(18, 'people', '0009_session_device', now()),
	(19, 'people', '0010_phones', now()),
	(20, 'people', '0011_consents_and_mergers', now()),
	(21, 'people', '0012_consent_texts', now()),
	(22, 'people', '0013_found_by_pinyin', now()),
	(23, 'people', '0014_found_by_characters', now()),
	(24, 'people', '0015_more_particulars', now()),
	(25, 'people', '0016_more_particulars_found', now()),
	(26, 'kit', '0001_tables', now()),
	(27, 'kit', '0002_guards', now()),
	(28, 'kit', '0003_corpus_changes', now()),
	(29, 'kit', '0004_kept_forms', now()),
	(30, 'kit', '0005_upkeep', now()),
	(31, 'kit', '0006_kept_forms_sealed', now()),
	(32, 'kit', '0007_sealed_files', now()),
	(33, 'kit', '0008_sent_without_script', now()),
	(34, 'people', '0017_photos', now()),
	(35, 'organisations', '0001_initial', now()),
	(36, 'organisations', '0002_jurisdictions', now()),
	(37, 'organisations', '0003_site_facts', now()),
	(38, 'organisations', '0004_house_index', now()),
	(39, 'organisations', '0005_successor', now()),
	(40, 'organisations', '0006_parts_of_a_big_unit', now()),
	(41, 'organisations', '0007_member', now()),
	(42, 'organisations', '0008_affiliation_of_unit', now()),
	(43, 'organisations', '0009_member_number', now()),
	(44, 'organisations', '0010_kinds_of_members', now()),
	(45, 'organisations', '0011_mobile_sealed', now()),
	(46, 'kit', '0009_journal_values', now()),
	(47, 'organisations', '0012_mobile_carried', now()),
	(48, 'organisations', '0013_mobile_found', now()),
	(49, 'notices', '0001_tables', now()),
	(50, 'notices', '0002_seeds', now()),
	(51, 'notices', '0003_ways_of_receipts', now()),
	(52, 'notices', '0004_originals_openings_retention', now()),
	(53, 'notices', '0005_seeds_of_terms', now()),
	(54, 'notices', '0006_reminders_terms_forwards', now()),
	(55, 'notices', '0007_seeds_of_reminders', now()),
	(56, 'blanks', '0001_tables', now()),
	(57, 'blanks', '0002_seeds', now()),
	(58, 'notices', '0008_reply_slips', now()),
	(59, 'notices', '0009_page_counts', now()),
	(60, 'notices', '0010_last_changed', now()),
	(61, 'notices', '0011_newest_and_due', now()),
	(62, 'notices', '0012_first_hour_of_ladders', now()),
	(63, 'notices', '0013_counted_by_index', now()),
	(64, 'notices', '0014_signed_addressees', now()),
	(65, 'notices', '0015_in_place_of', now()),
	(66, 'notices', '0016_ladder_note', now()),
	(67, 'associations', '0001_initial', now()),
	(68, 'associations', '0002_coverage', now()),
	(69, 'associations', '0003_founding_and_terms', now()),
	(70, 'associations', '0004_yearly', now()),
	(71, 'associations', '0005_homes', now()),
	(72, 'associations', '0006_base_units_that_repeat', now()),
	(73, 'associations', '0007_telephones_sealed', now()),
	(74, 'associations', '0008_merger_left', now()),
	(75, 'associations', '0009_gaps_by_staff', now()),
	(76, 'associations', '0010_revocations_and_days', now()),
	(77, 'associations', '0011_materials', now()),
	(78, 'associations', '0012_gap_visits', now()),
	(79, 'associations', '0013_kinds_of_member_units', now()),
	(80, 'associations', '0014_gap_visits_put_right', now()),
	(81, 'associations', '0015_guidance_by_day', now()),
	(82, 'associations', '0016_merger_mobile_before', now()),
	(83, 'associations', '0017_places_to_elect', now()),
	(84, 'associations', '0018_lists_in_order', now()),
	(85, 'contenttypes', '0001_initial', now()),
	(86, 'contenttypes', '0002_remove_content_type_name', now()),
	(87, 'auth', '0001_initial', now()),
	(88, 'auth', '0002_alter_permission_name_max_length', now()),
	(89, 'auth', '0003_alter_user_email_max_length', now()),
	(90, 'auth', '0004_alter_user_username_opts', now()),
	(91, 'auth', '0005_alter_user_last_login_null', now()),
	(92, 'auth', '0006_require_contenttypes_0002', now()),
	(93, 'auth', '0007_alter_validators_add_error_messages', now()),
	(94, 'auth', '0008_alter_user_username_max_length', now()),
	(95, 'auth', '0009_alter_user_last_name_max_length', now()),
	(96, 'auth', '0010_alter_group_name_max_length', now()),
	(97, 'auth', '0011_update_proxy_permissions', now()),
	(98, 'auth', '0012_alter_user_first_name_max_length', now()),
	(99, 'axes', '0001_initial', now()),
	(100, 'axes', '0002_auto_20151217_2044', now()),
	(101, 'axes', '0003_auto_20160322_0929', now()),
	(102, 'axes', '0004_auto_20181024_1538', now()),
	(103, 'axes', '0005_remove_accessattempt_trusted', now()),
	(104, 'axes', '0006_remove_accesslog_trusted', now()),
	(105, 'axes', '0007_alter_accessattempt_unique_together', now()),
	(106, 'axes', '0008_accessfailurelog', now()),
	(107, 'axes', '0009_add_session_hash', now()),
	(108, 'axes', '0010_accessattemptexpiration', now()),
	(109, 'blanks', '0003_answer_telephones', now()),
	(110, 'blanks', '0004_mobiles_sealed', now()),
	(111, 'custody', '0001_tables', now()),
	(112, 'custody', '0002_candidates', now()),
	(113, 'intake', '0001_initial', now()),
	(114, 'intake', '0002_replaced_lists', now()),
	(115, 'intake', '0003_unit_mobiles_before', now()),
	(116, 'intake', '0004_warnings', now()),
	(117, 'kexie_messages', '0001_tables', now()),
	(118, 'kexie_messages', '0002_mobiles_to_people', now()),
	(119, 'organisations', '0014_affiliation_of_person', now()),
	(120, 'people', '0018_stroke_key', now()),
	(121, 'people', '0019_stroke_keys', now()),
	(122, 'people', '0020_stroke_keys_whole', now()),
	(123, 'plans', '0001_tables', now()),
	(124, 'plans', '0002_tasks_and_progress', now()),
	(125, 'plans', '0003_seeds', now()),
	(126, 'plans', '0004_original', now()),
	(127, 'plans', '0005_department_names', now()),
	(128, 'plans', '0006_reminders_and_proof', now()),
	(129, 'procrastinate', '0001_initial', now()),
	(130, 'procrastinate', '0002_drop_started_at_column', now()),
	(131, 'procrastinate', '0003_drop_started_at_column', now()),
	(132, 'procrastinate', '0004_drop_procrastinate_version_table', now()),
	(133, 'procrastinate', '0005_fix_procrastinate_fetch_job', now()),
	(134, 'procrastinate', '0006_fix_trigger_status_events_insert', now()),
	(135, 'procrastinate', '0007_add_queueing_lock_column', now()),
	(136, 'procrastinate', '0008_close_fetch_job_race_condition', now()),
	(137, 'procrastinate', '0009_add_defer_job_function', now()),
	(138, 'procrastinate', '0010_add_procrastinate_periodic_defers', now()),
	(139, 'procrastinate', '0011_add_foreign_key_index', now()),
	(140, 'procrastinate', '0012_add_locks_to_periodic_defer', now()),
	(141, 'procrastinate', '0013_fix_procrastinate_defer_periodic_job', now()),
	(142, 'procrastinate', '0014_add_finish_job_and_retry_job_functions', now()),
	(143, 'procrastinate', '0015_add_trigger_on_job_deletion', now()),
	(144, 'procrastinate', '0016_delete_finished_jobs', now()),
	(145, 'procrastinate', '0017_add_checks_to_finish_job', now()),
	(146, 'procrastinate', '0018_add_checks_to_retry_job', now()),
	(147, 'procrastinate', '0019_fix_finish_job_compat_issue', now()),
	(148, 'procrastinate', '0020_add_index_on_procrastinate_jobs', now()),
	(149, 'procrastinate', '0021_add_kwargs_to_defer_periodic_job', now()),
	(150, 'procrastinate', '0022_null_locks_excluded', now()),
	(151, 'procrastinate', '0023_remove_old_finish_job_function', now()),
	(152, 'procrastinate', '0024_job_id_bigint', now()),
	(153, 'procrastinate', '0025_add_models', now()),
	(154, 'procrastinate', '0026_add_job_priority', now()),
	(155, 'procrastinate', '0027_add_periodic_job_priority', now()),
	(156, 'procrastinate', '0028_add_cancel_states', now()),
	(157, 'procrastinate', '0029_add_additional_params_to_retry_job', now()),
	(158, 'procrastinate', '0030_alter_procrastinateevent_options', now()),
	(159, 'procrastinate', '0031_add_indexes_for_fetch_job', now()),
	(160, 'procrastinate', '0032_pre_cancel_notification', now()),
	(161, 'procrastinate', '0033_post_cancel_notification', now()),
	(162, 'procrastinate', '0034_pre_add_heartbeat', now()),
	(163, 'procrastinate', '0035_post_add_heartbeat', now()),
	(164, 'procrastinate', '0036_add_worker_model', now()),
	(165, 'procrastinate', '0037_pre_batch_defer_jobs', now()),
	(166, 'procrastinate', '0038_post_batch_defer_jobs', now()),
	(167, 'procrastinate', '0039_pre_priority_lock_fetch_job', now()),
	(168, 'procrastinate', '0040_pre_retry_failed_job', now()),
	(169, 'procrastinate', '0041_post_retry_failed_job', now());
INSERT INTO public.notices_addresseeclass VALUES
	('01a231ad-8a6a-7a29-a5fa-958ac7a323fe', '各企事业科协', '{各企事业单位科协,各企业事业科协,企事业科协}', '{enterprise,institution,university,institute,hospital,park,joint}', '{}', false, 10, true, NULL),
	('01a231ad-8a6c-791a-aa78-d980463fd84d', '各企业科协', '{企业科协}', '{enterprise}', '{}', false, 20, true, NULL),
	('01a231ad-8a6d-7cda-b78d-a2d01e2837cf', '各高校科协', '{高校科协,各大专院校科协}', '{university}', '{}', false, 30, true, NULL),
	('01a231ad-8a6e-780b-bb89-bf5319afbd82', '各区科协', '{各区（开发区）科协,各区、开发区科协,区科协,各城区科协}', '{association}', '{district,zone}', false, 40, true, NULL),
	('01a231ad-8a6f-7de1-a011-c1f99a59a12d', '各街道科协', '{各街道（乡镇）科协,街道科协}', '{association}', '{street}', false, 50, true, NULL),
	('01a231ad-8a70-7405-b841-1a1664588ec0', '各市直学会', '{各学会,各市级学会,市直学会,各学会、协会、研究会}', '{society}', '{}', false, 60, true, NULL),
	('01a231ad-8a71-7131-bf02-2911790e63b6', '相关学会', '{有关学会,相关学会、协会}', '{society}', '{}', true, 70, true, NULL),
	('01a231ad-8a71-7b77-8c1d-ace70d31afa9', '各企业科协联合会', '{各区企业科协联合会,企业科协联合会}', '{federation}', '{}', false, 80, true, NULL),
	('01a231ad-8a72-7931-ab6a-d8a6f6335a11', '机关各部室', '{机关各部门,各部室}', '{department}', '{}', false, 90, true, NULL),
	('01a231ad-8a73-7b23-bd61-46fa76553c94', '各有关单位', '{有关单位,相关单位,各相关单位}', '{}', '{}', true, 100, true, NULL);
INSERT INTO public.notices_column VALUES
	('01a231ad-8a62-7e26-8e23-990f0ac06f90', 'bulletin', '公告栏', '通知、公告和印发的文件', 10, true, 180),
	('01a231ad-8a66-74f5-a56d-1323f5fc42ca', 'news', '科协动态', '科协系统的活动和进展', 20, true, 14),
	('01a231ad-8a67-7043-868f-e6d1d6759cd1', 'frontline', '一线传真', '基层科协和科技工作者的消息', 30, true, 14),
	('01a231ad-8a68-7bdd-aecd-067b378bae83', 'briefing', '科协简报', '定期编印的情况简报', 40, true, 180),
	('01a231ad-8a69-7a38-b83d-52e5f063591b', 'work', '工作动态', '各部门的工作进展', 50, true, 14);
INSERT INTO public.notices_levelterm VALUES
	('01a231ad-a14f-7d8b-af8c-eb0fdd326f92', 3, 0, 5, NULL);
INSERT INTO public.notices_receiptterm VALUES
	('01a231ad-8a74-737e-9b44-2a5de298c0a4', 5, NULL, 30);
INSERT INTO public.notices_reminderladder VALUES
	('01a231ad-a145-7aa2-8990-6463b81f6449', true, NULL, NULL, NULL, NULL, 8, '');
INSERT INTO public.notices_reminderstep VALUES
	('01a231ad-a148-7869-8a4f-fff5f07914c9', 'receipt', -2, 'liaison', '{in_app,email,sms}', '01a231ad-a145-7aa2-8990-6463b81f6449'),
	('01a231ad-a14a-7a2b-9b29-4780d9e1ee8f', 'receipt', 1, 'liaison', '{in_app,email,sms}', '01a231ad-a145-7aa2-8990-6463b81f6449'),
	('01a231ad-a14b-743c-92b9-53a2d826bc5a', 'receipt', 3, 'secretary', '{in_app,email,sms}', '01a231ad-a145-7aa2-8990-6463b81f6449'),
	('01a231ad-a14c-7868-81e9-4affe9bfeb30', 'receipt', 5, 'superior', '{in_app,email,sms}', '01a231ad-a145-7aa2-8990-6463b81f6449'),
	('01a231ad-a14d-7810-9153-52728b04cb81', 'answer', -2, 'liaison', '{in_app,email,sms}', '01a231ad-a145-7aa2-8990-6463b81f6449'),
	('01a231ad-a14d-79c9-b5b4-a066d58ea1fb', 'answer', 1, 'liaison', '{in_app,email,sms}', '01a231ad-a145-7aa2-8990-6463b81f6449'),
	('01a231ad-a14e-7c6f-b8cf-484659b94d86', 'answer', 3, 'secretary', '{in_app,email,sms}', '01a231ad-a145-7aa2-8990-6463b81f6449'),
	('01a231ad-a14e-7e73-81ef-e1dd70623111', 'answer', 5, 'superior', '{in_app,email,sms}', '01a231ad-a145-7aa2-8990-6463b81f6449');
INSERT INTO public.notices_retentionterm VALUES
	('01a231ad-9b19-75f9-b50c-de7833cc7b1f', 'decision', 'permanent', NULL),
	('01a231ad-9b19-797f-bbbc-6b04bef51470', 'reply', 'permanent', NULL),
	('01a231ad-9b19-7523-a06c-97d0f5345c3c', 'request', 'permanent', NULL),
	('01a231ad-9b19-7aa4-9a81-1461556cbccb', 'report', 'permanent', NULL),
	('01a231ad-9b19-7046-8ef0-10d49e5138e6', 'minutes', 'permanent', NULL),
	('01a231ad-9b19-7a2f-95cf-25376e647eb0', 'opinion', 'permanent', NULL),
	('01a231ad-9b19-767d-a005-a87f959ba394', 'notice', '30', NULL),
	('01a231ad-9b19-70bc-a29a-abb01e026b0c', 'circular', '30', NULL),
	('01a231ad-9b19-7169-bd01-969e43686122', 'announcement', '30', NULL),
	('01a231ad-9b19-7d09-ad9e-53c65e5ef81d', 'letter', '10', NULL);
INSERT INTO public.organisations_jurisdiction VALUES
	('420102', '江岸区', '江岸区', 'district', 1, '{}', '{}'),
	('420103', '江汉区', '江汉区', 'district', 2, '{}', '{}'),
	('420104', '硚口区', '硚口区', 'district', 3, '{}', '{}'),
	('420105', '汉阳区', '汉阳区', 'district', 4, '{}', '{}'),
	('420106', '武昌区', '武昌区', 'district', 5, '{}', '{}'),
	('420107', '青山区', '青山区', 'district', 6, '{}', '{}'),
	('420111', '洪山区', '洪山区', 'district', 7, '{}', '{}'),
	('420112', '东西湖区', '东西湖区', 'district', 8, '{}', '{}'),
	('420113', '汉南区', '汉南区', 'district', 9, '{}', '{}'),
	('420114', '蔡甸区', '蔡甸区', 'district', 10, '{}', '{}'),
	('420115', '江夏区', '江夏区', 'district', 11, '{}', '{}'),
	('420116', '黄陂区', '黄陂区', 'district', 12, '{}', '{}'),
	('420117', '新洲区', '新洲区', 'district', 13, '{}', '{}'),
	('WH-DHXJS', '东湖新技术开发区(光谷)', '东湖高新区', 'zone', 14, '{}', '{420111080,420111081,420111082,420111083,420115086,420115087,420115088,420115089}'),
	('WH-WJKQ', '武汉经济技术开发区(汉南)', '武汉经开区', 'zone', 15, '{420113}', '{420114070,420114071,420114072}'),
	('WH-DHFJQ', '东湖生态旅游风景区', '东湖风景区', 'zone', 16, '{}', '{420106490,420111491}'),
	('WH-CJXQ', '长江新区', '长江新区', 'zone', 17, '{}', '{}'),
	('WH-LKG', '临空港经济技术开发区', '临空港经开区', 'zone', 18, '{420112}', '{}');
INSERT INTO public.people_consent_text VALUES
	('01a231ad-74e3-7b0e-950e-b1118f364d50', 'membership', 1, '本人自愿加入所在单位的科学技术协会（学会），同意该组织及其业务指导单位登记和使用下列信息：姓名、性别、出生日期、学历学位、专业、职称、岗位、所在单位、联系方式、入会日期。
用途：会员名册、会费和表决、会员活动通知、会员人数统计。
保存：会员期间和退会后按章程留存会员年限；不提供给用途以外的单位和个人。
本人可以随时在“我的信息”查看、更正、导出，也可以随时撤回同意；撤回后会员身份当天终止。', now()),
	('01a231ad-74e6-740e-afe0-ea4e034ed739', 'sensitive', 1, '本人同意所在单位的科学技术协会登记民族、政治面貌。
用途：人才推荐、表彰评选、任职审核的资格条件，以及按规定报送的统计。
保存：登记期间；只有负责人员信息的经办人看得到。
不同意不影响入会和参加活动。可以随时撤回；撤回后马上删去。', now()),
	('01a231ad-74e8-78b1-a14e-ddca0f75190f', 'bank_account', 1, '本人同意所在单位的科学技术协会登记银行账号。
用途：发放评审费、讲课费和奖金，不作他用。
保存：加密保存，各处只显示头尾几位；查看完整号码须写明理由并记入日志。
不领取费用的可以不登记。可以随时撤回；撤回后马上删去。', now());
INSERT INTO public.plans_lightrule VALUES
	('01a231ae-2708-7b48-bd10-07bb40bf2eca', 90, 60, 30, NULL);
INSERT INTO public.plans_proposalrow VALUES
	('01a231ae-26f7-7f82-b469-60de9ff9fe04', 10, '{企业科协,企事业科协,园区科协,基层组织,科协组织}', '{新建,新增,组建,成立,建立,发展,推进,扩大,覆盖}', '企事业部', '新建基层科协数', '家', true, NULL),
	('01a231ae-26fa-739e-a219-d3e4ef5449ad', 20, '{换届}', '{}', '企事业部', '完成换届数', '家', true, NULL),
	('01a231ae-26fb-75bf-bcb3-53f6ad1d981a', 30, '{联合会,联谊会,联盟}', '{新建,新增,组建,成立,建立,发展,推进,扩大,覆盖}', '企事业部', '新建联合会数', '家', true, NULL),
	('01a231ae-26fb-75a8-84d7-b4acd775805e', 40, '{建家,科技工作者之家}', '{}', '企事业部', '建家达标数', '家', true, NULL),
	('01a231ae-26fc-713c-aa5a-c56cec5f0fa7', 50, '{企业科协工作培训班,企业科协工作}', '{举办,召开,开展,组织,承办,主办,参加,参与}', '企事业部', '培训班期数', '期', true, NULL),
	('01a231ae-26fd-7a32-9980-9800dd983a74', 60, '{讲理想,讲、比,讲比}', '{}', '企事业部', '讲比项目立项数', '项', true, NULL),
	('01a231ae-26fd-72fa-80a6-628eaa57b222', 70, '{金桥工程}', '{}', '企事业部', '金桥工程项目立项数', '项', true, NULL),
	('01a231ae-26fe-725f-a1d1-84ecf8a871f6', 80, '{先进集体,科技标兵}', '{推荐,举荐,评选,表彰,遴选,选树,申报,开展,组织}', '企事业部', '表彰数', '个', true, NULL),
	('01a231ae-2700-7326-ab9d-8eaebb49a926', 110, '{技术难题,技术需求,企业创新需求,技术攻关}', '{}', '企事业部', '征集企业需求数', '项', true, NULL),
	('01a231ae-2700-7887-ade7-0bf18e64eaf3', 120, '{协同创新}', '{}', '企事业部', '协同创新项目数', '项', true, NULL),
	('01a231ae-2701-7745-b604-52b4cf65952b', 130, '{创新方法}', '{}', '企事业部', '创新方法培训人次', '人次', true, NULL),
	('01a231ae-2702-7da7-a3de-ddf6b06e9ca2', 140, '{学术交流,学术会议,学术年会}', '{举办,召开,开展,组织,承办,主办,参加,参与,支持,打造}', '学会部', '学术交流活动场次', '场', true, NULL),
	('01a231ae-2702-7cdb-a8c5-8bc5b25d1694', 150, '{学术论文奖,优秀学术论文}', '{}', '学会部', '推荐论文数', '篇', true, NULL),
	('01a231ae-2703-7530-8355-3c875c749bf3', 160, '{继续教育,专业技能培训}', '{}', '学会部', '继续教育人次', '人次', true, NULL),
	('01a231ae-26ff-7ef9-b5ba-80de6bdbecab', 90, '{院士专家工作站,院士工作站,专家工作站}', '{新建,新增,组建,成立,建立,发展,推进,扩大,覆盖,创建,设立,总结}', '院士中心、企事业部', '新建工作站数', '家', true, NULL),
	('01a231ae-26ff-7b84-9a27-9d4452730645', 100, '{院士专家企业行,企业行}', '{举办,召开,开展,组织,承办,主办,参加,参与}', '院士中心、企事业部', '企业行场次', '场', true, NULL),
	('01a231ae-2703-7ecc-a7ce-f756d8298ff2', 170, '{科普日,科普活动,主题科普}', '{}', '普及部、科普部', '科普活动场次', '场', true, NULL),
	('01a231ae-2704-7cd9-a8a3-923f4d5eba96', 180, '{科普进企业,企业科普}', '{}', '普及部、科普部', '企业科普活动场次', '场', true, NULL),
	('01a231ae-2704-7183-926b-7650a0e1ee5e', 190, '{科学素质,科学素养}', '{}', '普及部、科普部', '公民具备科学素质的比例', '%', true, NULL),
	('01a231ae-2705-781e-a970-b0d4ce774210', 200, '{优秀科技工作者,最美科技工作者}', '{推荐,举荐,评选,表彰,遴选,选树,申报,开展,组织}', '组织人事部、组宣部、组织部', '推荐人数', '名', true, NULL),
	('01a231ae-2705-76e1-a976-8f91a9f5ddc5', 210, '{先进事迹,科学家精神}', '{}', '调研宣传部、组宣部、宣传部', '宣传活动场次', '场', true, NULL),
	('01a231ae-2706-7131-98c5-9b9fe2f8f7ca', 220, '{慰问,走访}', '{}', '组织人事部、组宣部、组织部', '慰问人数', '名', true, NULL),
	('01a231ae-2706-7e19-a0e6-92beeb0519e9', 230, '{疗休养}', '{}', '组织人事部、组宣部、组织部', '疗休养人数', '人', true, NULL),
	('01a231ae-2707-7501-95be-06ea692f1c51', 240, '{体检}', '{}', '组织人事部、组宣部、组织部', '体检人次', '人次', true, NULL),
	('01a231ae-2707-7f2e-b01c-a1e3a897011d', 250, '{调研}', '{}', '调研宣传部、调研部、组宣部', '调研次数', '次', true, NULL);
SELECT pg_catalog.setval('public.account_emailaddress_id_seq', 1, false);
SELECT pg_catalog.setval('public.account_emailconfirmation_id_seq', 1, false);
SELECT pg_catalog.setval('public.associations_founding_ref', 1, false);
SELECT pg_catalog.setval('public.auth_group_id_seq', 1, false);
SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 1, false);
SELECT pg_catalog.setval('public.auth_permission_id_seq', 624, true);
SELECT pg_catalog.setval('public.axes_accessattempt_id_seq', 1, false);
SELECT pg_catalog.setval('public.axes_accessfailurelog_id_seq', 1, false);
SELECT pg_catalog.setval('public.axes_accesslog_id_seq', 1, false);
SELECT pg_catalog.setval('public.blanks_blank_ref', 2, true);
SELECT pg_catalog.setval('public.custody_candidate_id_seq', 1, false);
SELECT pg_catalog.setval('public.django_content_type_id_seq', 156, true);
SELECT pg_catalog.setval('public.django_migrations_id_seq', 169, true);
SELECT pg_catalog.setval('public.intake_batch_row_id_seq', 1, false);
SELECT pg_catalog.setval('public.kit_delivery_id_seq', 1, false);
SELECT pg_catalog.setval('public.kit_entry_number', 1, false);
SELECT pg_catalog.setval('public.kit_journal_value_id_seq', 1, false);
SELECT pg_catalog.setval('public.notices_document_classes_id_seq', 1, false);
SELECT pg_catalog.setval('public.notices_document_ref', 1, false);
SELECT pg_catalog.setval('public.notices_document_units_id_seq', 1, false);
SELECT pg_catalog.setval('public.notices_sourcespan_id_seq', 1, false);
SELECT pg_catalog.setval('public.organisations_ancestry_id_seq', 1, false);
SELECT pg_catalog.setval('public.organisations_batch_item_id_seq', 1, false);
SELECT pg_catalog.setval('public.organisations_member_number', 1, false);
SELECT pg_catalog.setval('public.organisations_number', 1, false);
SELECT pg_catalog.setval('public.people_former_password_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_recovery_code_id_seq', 1, false);
SELECT pg_catalog.setval('public.plans_planspan_id_seq', 1, false);
SELECT pg_catalog.setval('public.plans_ref', 1, false);
SELECT pg_catalog.setval('public.plans_task_co_owners_id_seq', 1, false);
SELECT pg_catalog.setval('public.plans_task_ref', 1, false);
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_addresseeclass
    ADD CONSTRAINT addressee_class_name UNIQUE NULLS NOT DISTINCT (issuer_id, name);
ALTER TABLE ONLY public.notices_addressee
    ADD CONSTRAINT addressee_once UNIQUE (document_id, organisation_id);
ALTER TABLE ONLY public.organisations_affiliation
    ADD CONSTRAINT affiliation_once_at_a_time EXCLUDE USING gist (person_id WITH =, organisation_id WITH =, daterange(starts_on, ends_on, '[]'::text) WITH &&);
ALTER TABLE ONLY public.associations_annual_report
    ADD CONSTRAINT annual_report_once UNIQUE (organisation_id, year);
ALTER TABLE ONLY public.plans_answermeasure
    ADD CONSTRAINT answer_measure_once UNIQUE (answer_id, measure_id);
ALTER TABLE ONLY public.plans_answer
    ADD CONSTRAINT answer_once UNIQUE (plan_id, organisation_id);
ALTER TABLE ONLY public.plans_answerreminder
    ADD CONSTRAINT answer_reminder_once UNIQUE (answer_id, due_on, days, "to");
ALTER TABLE ONLY public.associations_approval_authority
    ADD CONSTRAINT approval_authority_once UNIQUE NULLS NOT DISTINCT (kind, place_id);
ALTER TABLE ONLY public.associations_activity_file
    ADD CONSTRAINT associations_activity_file_file_id_key UNIQUE (file_id);
ALTER TABLE ONLY public.associations_activity_file
    ADD CONSTRAINT associations_activity_file_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_activity
    ADD CONSTRAINT associations_activity_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_annual_report
    ADD CONSTRAINT associations_annual_report_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_approval_authority
    ADD CONSTRAINT associations_approval_authority_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_assembly_file
    ADD CONSTRAINT associations_assembly_file_file_id_key UNIQUE (file_id);
ALTER TABLE ONLY public.associations_assembly_file
    ADD CONSTRAINT associations_assembly_file_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_assembly
    ADD CONSTRAINT associations_assembly_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_base_list
    ADD CONSTRAINT associations_base_list_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_base_unit
    ADD CONSTRAINT associations_base_unit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_candidate
    ADD CONSTRAINT associations_candidate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_change
    ADD CONSTRAINT associations_change_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_checklist_item
    ADD CONSTRAINT associations_checklist_item_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_checklist
    ADD CONSTRAINT associations_checklist_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_covered_unit
    ADD CONSTRAINT associations_covered_unit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_dormancy
    ADD CONSTRAINT associations_dormancy_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_founding
    ADD CONSTRAINT associations_founding_assembly_id_key UNIQUE (assembly_id);
ALTER TABLE ONLY public.associations_founding
    ADD CONSTRAINT associations_founding_organisation_id_key UNIQUE (organisation_id);
ALTER TABLE ONLY public.associations_founding
    ADD CONSTRAINT associations_founding_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_founding
    ADD CONSTRAINT associations_founding_ref_key UNIQUE (ref);
ALTER TABLE ONLY public.associations_founding
    ADD CONSTRAINT associations_founding_reply_id_key UNIQUE (reply_id);
ALTER TABLE ONLY public.associations_gap_visit
    ADD CONSTRAINT associations_gap_visit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_guidance
    ADD CONSTRAINT associations_guidance_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_home
    ADD CONSTRAINT associations_home_document_id_key UNIQUE (document_id);
ALTER TABLE ONLY public.associations_home_file
    ADD CONSTRAINT associations_home_file_file_id_key UNIQUE (file_id);
ALTER TABLE ONLY public.associations_home_file
    ADD CONSTRAINT associations_home_file_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_home
    ADD CONSTRAINT associations_home_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_home_score
    ADD CONSTRAINT associations_home_score_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_life_rules
    ADD CONSTRAINT associations_life_rules_pkey PRIMARY KEY (organisation_id);
ALTER TABLE ONLY public.associations_membership
    ADD CONSTRAINT associations_membership_number_key UNIQUE (number);
ALTER TABLE ONLY public.associations_membership
    ADD CONSTRAINT associations_membership_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_membership_reminder
    ADD CONSTRAINT associations_membership_reminder_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_membership_rules
    ADD CONSTRAINT associations_membership_rules_pkey PRIMARY KEY (organisation_id);
ALTER TABLE ONLY public.associations_merger
    ADD CONSTRAINT associations_merger_pkey PRIMARY KEY (organisation_id);
ALTER TABLE ONLY public.associations_profile
    ADD CONSTRAINT associations_profile_pkey PRIMARY KEY (organisation_id);
ALTER TABLE ONLY public.associations_reelection
    ADD CONSTRAINT associations_reelection_assembly_id_key UNIQUE (assembly_id);
ALTER TABLE ONLY public.associations_reelection
    ADD CONSTRAINT associations_reelection_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_revocation
    ADD CONSTRAINT associations_revocation_notice_id_key UNIQUE (notice_id);
ALTER TABLE ONLY public.associations_revocation
    ADD CONSTRAINT associations_revocation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_seat
    ADD CONSTRAINT associations_seat_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_seat
    ADD CONSTRAINT associations_seat_post_id_key UNIQUE (post_id);
ALTER TABLE ONLY public.associations_tenure
    ADD CONSTRAINT associations_tenure_assembly_id_key UNIQUE (assembly_id);
ALTER TABLE ONLY public.associations_tenure
    ADD CONSTRAINT associations_tenure_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_term_reminder
    ADD CONSTRAINT associations_term_reminder_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_year_figures
    ADD CONSTRAINT associations_year_figures_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_year_plan_item
    ADD CONSTRAINT associations_year_plan_item_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_year_plan
    ADD CONSTRAINT associations_year_plan_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_attachment
    ADD CONSTRAINT attachment_position UNIQUE (document_id, "position") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.axes_accessattempt
    ADD CONSTRAINT axes_accessattempt_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.axes_accessattempt
    ADD CONSTRAINT axes_accessattempt_username_ip_address_user_agent_8ea22282_uniq UNIQUE (username, ip_address, user_agent);
ALTER TABLE ONLY public.axes_accessattemptexpiration
    ADD CONSTRAINT axes_accessattemptexpiration_pkey PRIMARY KEY (access_attempt_id);
ALTER TABLE ONLY public.axes_accessfailurelog
    ADD CONSTRAINT axes_accessfailurelog_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.axes_accesslog
    ADD CONSTRAINT axes_accesslog_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_base_list
    ADD CONSTRAINT base_list_once UNIQUE (organisation_id, year, kind);
ALTER TABLE ONLY public.associations_base_unit
    ADD CONSTRAINT base_unit_once UNIQUE (base_list_id, key);
ALTER TABLE ONLY public.organisations_batch_item
    ADD CONSTRAINT batch_item_once UNIQUE (subject_id, batch_id);
ALTER TABLE ONLY public.blanks_answerfile
    ADD CONSTRAINT blank_answer_file_once UNIQUE (answer_id, key);
ALTER TABLE ONLY public.blanks_answertelephone
    ADD CONSTRAINT blank_answer_telephone_once UNIQUE (answer_id, key, place);
ALTER TABLE ONLY public.blanks_field
    ADD CONSTRAINT blank_field_key UNIQUE (version_id, key);
ALTER TABLE ONLY public.blanks_field
    ADD CONSTRAINT blank_field_label UNIQUE (version_id, label);
ALTER TABLE ONLY public.blanks_field
    ADD CONSTRAINT blank_field_position UNIQUE (version_id, "position") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blanks_version
    ADD CONSTRAINT blank_version_number UNIQUE (blank_id, number);
ALTER TABLE ONLY public.blanks_answer
    ADD CONSTRAINT blanks_answer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.blanks_answerfile
    ADD CONSTRAINT blanks_answerfile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.blanks_answertelephone
    ADD CONSTRAINT blanks_answertelephone_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.blanks_blank
    ADD CONSTRAINT blanks_blank_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.blanks_blank
    ADD CONSTRAINT blanks_blank_ref_key UNIQUE (ref);
ALTER TABLE ONLY public.blanks_field
    ADD CONSTRAINT blanks_field_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.blanks_version
    ADD CONSTRAINT blanks_version_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.custody_candidate
    ADD CONSTRAINT candidate_once UNIQUE (entity, first_id, second_id);
ALTER TABLE ONLY public.associations_candidate
    ADD CONSTRAINT candidate_one_place UNIQUE (assembly_id, "position");
ALTER TABLE ONLY public.associations_checklist_item
    ADD CONSTRAINT checklist_item_place UNIQUE (checklist_id, "position");
ALTER TABLE ONLY public.associations_checklist
    ADD CONSTRAINT checklist_ordinal_once UNIQUE (house_id, ordinal);
ALTER TABLE ONLY public.notices_coissue
    ADD CONSTRAINT co_issue_once UNIQUE (document_id, organisation_id);
ALTER TABLE ONLY public.people_consent_text
    ADD CONSTRAINT consent_text_version_once UNIQUE (purpose, version);
ALTER TABLE ONLY public.associations_covered_unit
    ADD CONSTRAINT covered_unit_once_at_a_time EXCLUDE USING gist (association_id WITH =, key WITH =, daterange(starts_on, ends_on, '[]'::text) WITH &&);
ALTER TABLE ONLY public.custody_candidate
    ADD CONSTRAINT custody_candidate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.custody_correction
    ADD CONSTRAINT custody_correction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.custody_dismissal
    ADD CONSTRAINT custody_dismissal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.custody_erasure
    ADD CONSTRAINT custody_erasure_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.custody_keeping_run
    ADD CONSTRAINT custody_keeping_run_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.custody_keeping_term
    ADD CONSTRAINT custody_keeping_term_pkey PRIMARY KEY (code);
ALTER TABLE ONLY public.custody_merge
    ADD CONSTRAINT custody_merge_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.kit_delivery
    ADD CONSTRAINT delivery_once UNIQUE (entry_id, subscriber);
ALTER TABLE ONLY public.custody_dismissal
    ADD CONSTRAINT dismissal_once UNIQUE (entity, first_id, second_id);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_dormancy
    ADD CONSTRAINT dormancy_once_at_a_time EXCLUDE USING gist (organisation_id WITH =, daterange(starts_on, ends_on, '[]'::text) WITH &&);
ALTER TABLE ONLY public.associations_home
    ADD CONSTRAINT home_once UNIQUE (organisation_id, year);
ALTER TABLE ONLY public.associations_home_score
    ADD CONSTRAINT home_score_once UNIQUE (home_id, item_id);
ALTER TABLE ONLY public.plans_indicator
    ADD CONSTRAINT indicator_position_once UNIQUE (measure_id, "position");
ALTER TABLE ONLY public.intake_batch
    ADD CONSTRAINT intake_batch_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.intake_batch_row
    ADD CONSTRAINT intake_batch_row_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.intake_remembered_mapping
    ADD CONSTRAINT intake_mapping_once UNIQUE (organisation_id, kind, digest);
ALTER TABLE ONLY public.intake_remembered_mapping
    ADD CONSTRAINT intake_remembered_mapping_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.intake_replaced_list
    ADD CONSTRAINT intake_replaced_list_pkey PRIMARY KEY (batch_id);
ALTER TABLE ONLY public.intake_batch_row
    ADD CONSTRAINT intake_row_once UNIQUE (batch_id, number);
ALTER TABLE ONLY public.kit_journal_value
    ADD CONSTRAINT journal_value_once UNIQUE (entry_id, field);
ALTER TABLE ONLY public.kit_kept_form
    ADD CONSTRAINT kept_form_once UNIQUE (account, path);
ALTER TABLE ONLY public.kit_backup
    ADD CONSTRAINT kit_backup_pkey PRIMARY KEY (made_at);
ALTER TABLE ONLY public.kit_corpus
    ADD CONSTRAINT kit_corpus_pkey PRIMARY KEY (kind);
ALTER TABLE ONLY public.kit_day_override
    ADD CONSTRAINT kit_day_override_day_key UNIQUE (day);
ALTER TABLE ONLY public.kit_day_override
    ADD CONSTRAINT kit_day_override_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.kit_delivery
    ADD CONSTRAINT kit_delivery_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.kit_drawn_number
    ADD CONSTRAINT kit_drawn_number_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.kit_job_fault
    ADD CONSTRAINT kit_job_fault_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.kit_journal_entry
    ADD CONSTRAINT kit_journal_entry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.kit_journal_note
    ADD CONSTRAINT kit_journal_note_pkey PRIMARY KEY (entry_id);
ALTER TABLE ONLY public.kit_journal_undoing
    ADD CONSTRAINT kit_journal_undoing_pkey PRIMARY KEY (entry_id);
ALTER TABLE ONLY public.kit_journal_undoing
    ADD CONSTRAINT kit_journal_undoing_undone_id_key UNIQUE (undone_id);
ALTER TABLE ONLY public.kit_journal_value
    ADD CONSTRAINT kit_journal_value_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.kit_kept_form
    ADD CONSTRAINT kit_kept_form_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.kit_posting
    ADD CONSTRAINT kit_posting_pkey PRIMARY KEY (kind, term, document_id) INCLUDE (weight);
ALTER TABLE ONLY public.kit_progress
    ADD CONSTRAINT kit_progress_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.kit_seal_mark
    ADD CONSTRAINT kit_seal_mark_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.kit_seal
    ADD CONSTRAINT kit_seal_pkey PRIMARY KEY (number);
ALTER TABLE ONLY public.kit_search_document
    ADD CONSTRAINT kit_search_document_pkey PRIMARY KEY (kind, document_id);
ALTER TABLE ONLY public.kit_sent_form
    ADD CONSTRAINT kit_sent_form_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.kit_series
    ADD CONSTRAINT kit_series_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.kit_stored_file
    ADD CONSTRAINT kit_stored_file_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.kit_term
    ADD CONSTRAINT kit_term_pkey PRIMARY KEY (kind, term);
ALTER TABLE ONLY public.notices_levelterm
    ADD CONSTRAINT level_term_once UNIQUE NULLS NOT DISTINCT (house_id);
ALTER TABLE ONLY public.plans_lightrule
    ADD CONSTRAINT light_rule_once UNIQUE NULLS NOT DISTINCT (organisation_id);
ALTER TABLE ONLY public.plans_measure
    ADD CONSTRAINT measure_position_once UNIQUE (part_id, "position");
ALTER TABLE ONLY public.organisations_member_reminder
    ADD CONSTRAINT member_reminder_once UNIQUE (member_id, valid_until, step);
ALTER TABLE ONLY public.associations_membership
    ADD CONSTRAINT membership_once_at_a_time EXCLUDE USING gist (federation_id WITH =, member_id WITH =, daterange(starts_on, ends_on, '[]'::text) WITH &&);
ALTER TABLE ONLY public.associations_membership_reminder
    ADD CONSTRAINT membership_reminder_once UNIQUE (member_id, valid_until, step);
ALTER TABLE ONLY public.messages_message
    ADD CONSTRAINT message_once UNIQUE (key, channel);
ALTER TABLE ONLY public.messages_template
    ADD CONSTRAINT message_template_once UNIQUE NULLS NOT DISTINCT (house_id, kind, channel);
ALTER TABLE ONLY public.messages_attempt
    ADD CONSTRAINT messages_attempt_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.messages_message
    ADD CONSTRAINT messages_message_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.messages_quiet_hours
    ADD CONSTRAINT messages_quiet_hours_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.messages_template
    ADD CONSTRAINT messages_template_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_notice
    ADD CONSTRAINT notice_address UNIQUE (year, number);
ALTER TABLE ONLY public.notices_addressee
    ADD CONSTRAINT notices_addressee_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_addresseeclass
    ADD CONSTRAINT notices_addresseeclass_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_attachment
    ADD CONSTRAINT notices_attachment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_coissue
    ADD CONSTRAINT notices_coissue_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_column
    ADD CONSTRAINT notices_column_code_key UNIQUE (code);
ALTER TABLE ONLY public.notices_column
    ADD CONSTRAINT notices_column_name_key UNIQUE (name);
ALTER TABLE ONLY public.notices_column
    ADD CONSTRAINT notices_column_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_document_classes
    ADD CONSTRAINT notices_document_classes_document_id_addresseecla_937ed750_uniq UNIQUE (document_id, addresseeclass_id);
ALTER TABLE ONLY public.notices_document_classes
    ADD CONSTRAINT notices_document_classes_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_document
    ADD CONSTRAINT notices_document_creation_key_key UNIQUE (creation_key);
ALTER TABLE ONLY public.notices_document
    ADD CONSTRAINT notices_document_number_id_key UNIQUE (number_id);
ALTER TABLE ONLY public.notices_document
    ADD CONSTRAINT notices_document_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_document
    ADD CONSTRAINT notices_document_ref_key UNIQUE (ref);
ALTER TABLE ONLY public.notices_document_units
    ADD CONSTRAINT notices_document_units_document_id_organisation_4d16abba_uniq UNIQUE (document_id, organisation_id);
ALTER TABLE ONLY public.notices_document_units
    ADD CONSTRAINT notices_document_units_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_forward
    ADD CONSTRAINT notices_forward_document_id_key UNIQUE (document_id);
ALTER TABLE ONLY public.notices_forward
    ADD CONSTRAINT notices_forward_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_levelterm
    ADD CONSTRAINT notices_levelterm_house_id_key UNIQUE (house_id);
ALTER TABLE ONLY public.notices_levelterm
    ADD CONSTRAINT notices_levelterm_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_linkuse
    ADD CONSTRAINT notices_linkuse_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_notice
    ADD CONSTRAINT notices_notice_document_id_key UNIQUE (document_id);
ALTER TABLE ONLY public.notices_notice
    ADD CONSTRAINT notices_notice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_numbering
    ADD CONSTRAINT notices_numbering_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_opening
    ADD CONSTRAINT notices_opening_pkey PRIMARY KEY (addressee_id);
ALTER TABLE ONLY public.notices_original
    ADD CONSTRAINT notices_original_code_key UNIQUE (code);
ALTER TABLE ONLY public.notices_original
    ADD CONSTRAINT notices_original_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_ownterm
    ADD CONSTRAINT notices_ownterm_addressee_id_key UNIQUE (addressee_id);
ALTER TABLE ONLY public.notices_ownterm
    ADD CONSTRAINT notices_ownterm_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_pagecount
    ADD CONSTRAINT notices_pagecount_pkey PRIMARY KEY (document_id);
ALTER TABLE ONLY public.notices_phonecall
    ADD CONSTRAINT notices_phonecall_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_receipt
    ADD CONSTRAINT notices_receipt_addressee_id_key UNIQUE (addressee_id);
ALTER TABLE ONLY public.notices_receipt
    ADD CONSTRAINT notices_receipt_link_id_key UNIQUE (link_id);
ALTER TABLE ONLY public.notices_receipt
    ADD CONSTRAINT notices_receipt_phone_call_id_key UNIQUE (phone_call_id);
ALTER TABLE ONLY public.notices_receipt
    ADD CONSTRAINT notices_receipt_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_receiptlink
    ADD CONSTRAINT notices_receiptlink_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_receiptlink
    ADD CONSTRAINT notices_receiptlink_token_hash_key UNIQUE (token_hash);
ALTER TABLE ONLY public.notices_receiptterm
    ADD CONSTRAINT notices_receiptterm_issuer_id_key UNIQUE (issuer_id);
ALTER TABLE ONLY public.notices_receiptterm
    ADD CONSTRAINT notices_receiptterm_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_reminder
    ADD CONSTRAINT notices_reminder_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_reminderladder
    ADD CONSTRAINT notices_reminderladder_document_id_key UNIQUE (document_id);
ALTER TABLE ONLY public.notices_reminderladder
    ADD CONSTRAINT notices_reminderladder_issuer_id_key UNIQUE (issuer_id);
ALTER TABLE ONLY public.notices_reminderladder
    ADD CONSTRAINT notices_reminderladder_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_reminderstep
    ADD CONSTRAINT notices_reminderstep_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_reply
    ADD CONSTRAINT notices_reply_answer_id_key UNIQUE (answer_id);
ALTER TABLE ONLY public.notices_reply
    ADD CONSTRAINT notices_reply_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_replyslip
    ADD CONSTRAINT notices_replyslip_document_id_key UNIQUE (document_id);
ALTER TABLE ONLY public.notices_replyslip
    ADD CONSTRAINT notices_replyslip_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_retentionterm
    ADD CONSTRAINT notices_retentionterm_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_seriescode
    ADD CONSTRAINT notices_seriescode_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_sourcespan
    ADD CONSTRAINT notices_sourcespan_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_sourcetext
    ADD CONSTRAINT notices_sourcetext_document_id_key UNIQUE (document_id);
ALTER TABLE ONLY public.notices_sourcetext
    ADD CONSTRAINT notices_sourcetext_file_id_key UNIQUE (file_id);
ALTER TABLE ONLY public.notices_sourcetext
    ADD CONSTRAINT notices_sourcetext_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_numbering
    ADD CONSTRAINT numbering_no_double UNIQUE (code, year, serial);
ALTER TABLE ONLY public.organisations_affiliation
    ADD CONSTRAINT organisations_affiliation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organisations_ancestry
    ADD CONSTRAINT organisations_ancestry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organisations_batch_item
    ADD CONSTRAINT organisations_batch_item_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organisations_batch
    ADD CONSTRAINT organisations_batch_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organisations_installation
    ADD CONSTRAINT organisations_installation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organisations_jurisdiction
    ADD CONSTRAINT organisations_jurisdiction_name_key UNIQUE (name);
ALTER TABLE ONLY public.organisations_jurisdiction
    ADD CONSTRAINT organisations_jurisdiction_pkey PRIMARY KEY (code);
ALTER TABLE ONLY public.organisations_member
    ADD CONSTRAINT organisations_member_number_c419b714_uniq UNIQUE (number);
ALTER TABLE ONLY public.organisations_member
    ADD CONSTRAINT organisations_member_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organisations_member_reminder
    ADD CONSTRAINT organisations_member_reminder_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organisations_member_rules
    ADD CONSTRAINT organisations_member_rules_pkey PRIMARY KEY (organisation_id);
ALTER TABLE ONLY public.organisations_organisation
    ADD CONSTRAINT organisations_organisation_number_key UNIQUE (number);
ALTER TABLE ONLY public.organisations_organisation
    ADD CONSTRAINT organisations_organisation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organisations_post
    ADD CONSTRAINT organisations_post_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organisations_superiority
    ADD CONSTRAINT organisations_superiority_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_original
    ADD CONSTRAINT original_serial UNIQUE (document_id, serial);
ALTER TABLE ONLY public.plans_part
    ADD CONSTRAINT part_position_once UNIQUE (plan_id, "position");
ALTER TABLE ONLY public.people_account
    ADD CONSTRAINT people_account_person_id_key UNIQUE (person_id);
ALTER TABLE ONLY public.people_account
    ADD CONSTRAINT people_account_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_account
    ADD CONSTRAINT people_account_username_e074b194_uniq UNIQUE (username);
ALTER TABLE ONLY public.people_consent
    ADD CONSTRAINT people_consent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_consent_text
    ADD CONSTRAINT people_consent_text_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_factor
    ADD CONSTRAINT people_factor_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_former_password
    ADD CONSTRAINT people_former_password_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_invitation
    ADD CONSTRAINT people_invitation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_invitation
    ADD CONSTRAINT people_invitation_token_hash_key UNIQUE (token_hash);
ALTER TABLE ONLY public.people_person
    ADD CONSTRAINT people_person_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_phone_code
    ADD CONSTRAINT people_phone_code_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_photo
    ADD CONSTRAINT people_photo_file_id_key UNIQUE (file_id);
ALTER TABLE ONLY public.people_photo
    ADD CONSTRAINT people_photo_person_id_key UNIQUE (person_id);
ALTER TABLE ONLY public.people_photo
    ADD CONSTRAINT people_photo_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_recovery_code
    ADD CONSTRAINT people_recovery_code_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_reset
    ADD CONSTRAINT people_reset_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_reset
    ADD CONSTRAINT people_reset_token_hash_key UNIQUE (token_hash);
ALTER TABLE ONLY public.people_session
    ADD CONSTRAINT people_session_pkey PRIMARY KEY (session_key);
ALTER TABLE ONLY public.people_sign_in_phone
    ADD CONSTRAINT people_sign_in_phone_mark_key UNIQUE (mark);
ALTER TABLE ONLY public.people_sign_in_phone
    ADD CONSTRAINT people_sign_in_phone_pkey PRIMARY KEY (account_id);
ALTER TABLE ONLY public.people_sign_in_policy
    ADD CONSTRAINT people_sign_in_policy_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_planspan
    ADD CONSTRAINT plan_span_no_overlap EXCLUDE USING gist (int4range(start, "end", '[)'::text) WITH &&, source_id WITH =);
ALTER TABLE ONLY public.plans_annualplan
    ADD CONSTRAINT plans_annualplan_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_annualplan
    ADD CONSTRAINT plans_annualplan_ref_key UNIQUE (ref);
ALTER TABLE ONLY public.plans_answer
    ADD CONSTRAINT plans_answer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_answermeasure
    ADD CONSTRAINT plans_answermeasure_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_answerreminder
    ADD CONSTRAINT plans_answerreminder_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_indicator
    ADD CONSTRAINT plans_indicator_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_lightrule
    ADD CONSTRAINT plans_lightrule_organisation_id_key UNIQUE (organisation_id);
ALTER TABLE ONLY public.plans_lightrule
    ADD CONSTRAINT plans_lightrule_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_measure
    ADD CONSTRAINT plans_measure_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_part
    ADD CONSTRAINT plans_part_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_plansource
    ADD CONSTRAINT plans_plansource_file_id_key UNIQUE (file_id);
ALTER TABLE ONLY public.plans_plansource
    ADD CONSTRAINT plans_plansource_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_plansource
    ADD CONSTRAINT plans_plansource_plan_id_key UNIQUE (plan_id);
ALTER TABLE ONLY public.plans_planspan
    ADD CONSTRAINT plans_planspan_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_proposalrow
    ADD CONSTRAINT plans_proposalrow_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_report
    ADD CONSTRAINT plans_report_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_target
    ADD CONSTRAINT plans_target_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_task_co_owners
    ADD CONSTRAINT plans_task_co_owners_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_task_co_owners
    ADD CONSTRAINT plans_task_co_owners_task_id_organisation_id_64b9e705_uniq UNIQUE (task_id, organisation_id);
ALTER TABLE ONLY public.plans_task
    ADD CONSTRAINT plans_task_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_task
    ADD CONSTRAINT plans_task_ref_key UNIQUE (ref);
ALTER TABLE ONLY public.organisations_post
    ADD CONSTRAINT post_once_at_a_time EXCLUDE USING gist (person_id WITH =, organisation_id WITH =, kind WITH =, daterange(starts_on, ends_on, '[]'::text) WITH &&);
ALTER TABLE ONLY public.notices_receiptterm
    ADD CONSTRAINT receipt_term_once UNIQUE NULLS NOT DISTINCT (issuer_id);
ALTER TABLE ONLY public.people_recovery_code
    ADD CONSTRAINT recovery_code_once UNIQUE (account_id, mark);
ALTER TABLE ONLY public.notices_reminder
    ADD CONSTRAINT reminder_once UNIQUE (addressee_id, about, days, "to");
ALTER TABLE ONLY public.notices_reminderstep
    ADD CONSTRAINT reminder_step_once UNIQUE (ladder_id, about, days, "to");
ALTER TABLE ONLY public.notices_reply
    ADD CONSTRAINT reply_round UNIQUE (addressee_id, round);
ALTER TABLE ONLY public.notices_retentionterm
    ADD CONSTRAINT retention_term_once UNIQUE NULLS NOT DISTINCT (issuer_id, kind);
ALTER TABLE ONLY public.associations_seat
    ADD CONSTRAINT seat_once_at_a_time EXCLUDE USING gist (tenure_id WITH =, person_id WITH =, role WITH =, daterange(starts_on, ends_on, '[]'::text) WITH &&);
ALTER TABLE ONLY public.associations_seat
    ADD CONSTRAINT seat_one_head_at_a_time EXCLUDE USING gist (tenure_id WITH =, role WITH =, daterange(starts_on, ends_on, '[]'::text) WITH &&) WHERE (((role)::text = ANY ((ARRAY['chair'::character varying, 'secretary_general'::character varying])::text[])));
ALTER TABLE ONLY public.kit_drawn_number
    ADD CONSTRAINT serial_once UNIQUE (series_id, serial);
ALTER TABLE ONLY public.notices_seriescode
    ADD CONSTRAINT series_code_of_one_issuer UNIQUE (code);
ALTER TABLE ONLY public.kit_series
    ADD CONSTRAINT series_once UNIQUE (owner_id, code, year);
ALTER TABLE ONLY public.notices_sourcespan
    ADD CONSTRAINT span_no_overlap EXCLUDE USING gist (int4range(start, "end", '[)'::text) WITH &&, source_id WITH =);
ALTER TABLE ONLY public.organisations_superiority
    ADD CONSTRAINT superiority_one_at_a_time EXCLUDE USING gist (organisation_id WITH =, daterange(starts_on, ends_on, '[]'::text) WITH &&);
ALTER TABLE ONLY public.plans_target
    ADD CONSTRAINT target_once UNIQUE (task_id, organisation_id);
ALTER TABLE ONLY public.associations_tenure
    ADD CONSTRAINT tenure_number_once UNIQUE (organisation_id, number);
ALTER TABLE ONLY public.associations_tenure
    ADD CONSTRAINT tenure_one_at_a_time EXCLUDE USING gist (organisation_id WITH =, daterange(starts_on, ends_on, '[]'::text) WITH &&);
ALTER TABLE ONLY public.associations_term_reminder
    ADD CONSTRAINT term_reminder_once UNIQUE (tenure_id, months, ends_on);
ALTER TABLE ONLY public.associations_year_figures
    ADD CONSTRAINT year_figures_once UNIQUE (organisation_id, year);
ALTER TABLE ONLY public.associations_year_plan_item
    ADD CONSTRAINT year_plan_item_place UNIQUE (plan_id, "position") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_year_plan
    ADD CONSTRAINT year_plan_once UNIQUE (organisation_id, year);
CREATE UNIQUE INDEX account_email_once ON public.people_account USING btree (lower((email)::text)) WHERE (NOT ((email)::text = ''::text));
CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);
CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);
CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);
CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);
CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);
CREATE UNIQUE INDEX account_username_once ON public.people_account USING btree (lower((username)::text));
CREATE INDEX activity_by_day ON public.associations_activity USING btree (starts_on DESC, id DESC);
CREATE INDEX activity_of_organisation ON public.associations_activity USING btree (organisation_id, starts_on DESC);
CREATE INDEX activity_sums ON public.associations_activity USING btree (starts_on) INCLUDE (category, people, sci_tech) WHERE ((state)::text = 'recorded'::text);
CREATE INDEX addressee_inbox ON public.notices_addressee USING btree (organisation_id, addressed_at DESC, id DESC);
CREATE INDEX addressee_waiting ON public.notices_addressee USING btree (organisation_id, addressed_at DESC, id DESC) WHERE (NOT has_signed);
CREATE INDEX affiliation_of_person ON public.organisations_affiliation USING btree (person_id, organisation_id) INCLUDE (starts_on, ends_on, "position", id);
CREATE INDEX affiliation_of_unit ON public.organisations_affiliation USING btree (organisation_id) INCLUDE (person_id, starts_on, ends_on);
CREATE INDEX ancestry_downwards ON public.organisations_ancestry USING btree (ancestor_id, descendant_id) INCLUDE (depth, inside);
CREATE INDEX ancestry_inside ON public.organisations_ancestry USING btree (ancestor_id, descendant_id) WHERE inside;
CREATE UNIQUE INDEX ancestry_once ON public.organisations_ancestry USING btree (descendant_id, ancestor_id) INCLUDE (depth, inside);
CREATE INDEX annual_report_by_year ON public.associations_annual_report USING btree (year, state, due_on);
CREATE INDEX answer_of_organisation ON public.plans_answer USING btree (organisation_id, state);
CREATE INDEX answer_open ON public.plans_answer USING btree (due_on, plan_id) WHERE ((state)::text = ANY ((ARRAY['asked'::character varying, 'returned'::character varying])::text[]));
CREATE INDEX answer_reminder_of_person ON public.plans_answerreminder USING btree (person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX assembly_file_by_moment ON public.associations_assembly_file USING btree (added_at);
CREATE INDEX associations_activity_entered_by_id_5f827f2d ON public.associations_activity USING btree (entered_by_id);
CREATE INDEX associations_activity_file_activity_id_6dba63a4 ON public.associations_activity_file USING btree (activity_id);
CREATE INDEX associations_activity_item_id_ec7cfbdd ON public.associations_activity USING btree (item_id);
CREATE INDEX associations_annual_report_accepted_by_id_6bb9d64b ON public.associations_annual_report USING btree (accepted_by_id);
CREATE INDEX associations_annual_report_submitted_by_id_bd562f81 ON public.associations_annual_report USING btree (submitted_by_id);
CREATE INDEX associations_approval_authority_authority_id_e2ea4ebf ON public.associations_approval_authority USING btree (authority_id);
CREATE INDEX associations_approval_authority_place_id_6c8bd022 ON public.associations_approval_authority USING btree (place_id);
CREATE INDEX associations_assembly_file_assembly_id_37525f3e ON public.associations_assembly_file USING btree (assembly_id);
CREATE INDEX associations_base_list_organisation_id_fb03628c ON public.associations_base_list USING btree (organisation_id);
CREATE INDEX associations_base_unit_association_id_72bb675a ON public.associations_base_unit USING btree (association_id);
CREATE INDEX associations_base_unit_base_list_id_a7b77bd0 ON public.associations_base_unit USING btree (base_list_id);
CREATE INDEX associations_base_unit_jurisdiction_id_9c0f4fab ON public.associations_base_unit USING btree (jurisdiction_id);
CREATE INDEX associations_base_unit_jurisdiction_id_9c0f4fab_like ON public.associations_base_unit USING btree (jurisdiction_id varchar_pattern_ops);
CREATE INDEX associations_candidate_assembly_id_371ef25f ON public.associations_candidate USING btree (assembly_id);
CREATE INDEX associations_candidate_person_id_f5c167a5 ON public.associations_candidate USING btree (person_id);
CREATE INDEX associations_change_organisation_id_a84644ac ON public.associations_change USING btree (organisation_id);
CREATE INDEX associations_covered_unit_association_id_11872717 ON public.associations_covered_unit USING btree (association_id);
CREATE INDEX associations_covered_unit_unit_id_a2fb143f ON public.associations_covered_unit USING btree (unit_id);
CREATE INDEX associations_dormancy_organisation_id_83ab8e91 ON public.associations_dormancy USING btree (organisation_id);
CREATE INDEX associations_founding_authority_id_8b45fdf8 ON public.associations_founding USING btree (authority_id);
CREATE INDEX associations_founding_entered_by_id_67bff629 ON public.associations_founding USING btree (entered_by_id);
CREATE INDEX associations_founding_jurisdiction_id_16f60cb7 ON public.associations_founding USING btree (jurisdiction_id);
CREATE INDEX associations_founding_jurisdiction_id_16f60cb7_like ON public.associations_founding USING btree (jurisdiction_id varchar_pattern_ops);
CREATE INDEX associations_founding_place_id_967b1475 ON public.associations_founding USING btree (place_id);
CREATE INDEX associations_gap_visit_entered_by_id_31410a3c ON public.associations_gap_visit USING btree (entered_by_id);
CREATE INDEX associations_gap_visit_house_id_d7fa54b4 ON public.associations_gap_visit USING btree (house_id);
CREATE INDEX associations_guidance_entered_by_id_5ca27333 ON public.associations_guidance USING btree (entered_by_id);
CREATE INDEX associations_home_checklist_id_669dc6ed ON public.associations_home USING btree (checklist_id);
CREATE INDEX associations_home_decided_by_id_270b06d0 ON public.associations_home USING btree (decided_by_id);
CREATE INDEX associations_home_file_score_id_668fcca6 ON public.associations_home_file USING btree (score_id);
CREATE INDEX associations_home_score_item_id_870c69ca ON public.associations_home_score USING btree (item_id);
CREATE INDEX associations_membership_federation_id_5c2e536d ON public.associations_membership USING btree (federation_id);
CREATE INDEX associations_membership_member_id_0764da41 ON public.associations_membership USING btree (member_id);
CREATE INDEX associations_membership_reminder_member_id_4929195e ON public.associations_membership_reminder USING btree (member_id);
CREATE INDEX associations_merger_successor_id_099069dd ON public.associations_merger USING btree (successor_id);
CREATE INDEX associations_reelection_organisation_id_4acc9b0e ON public.associations_reelection USING btree (organisation_id);
CREATE INDEX associations_revocation_authority_id_8b481922 ON public.associations_revocation USING btree (authority_id);
CREATE INDEX associations_revocation_organisation_id_e8eb053a ON public.associations_revocation USING btree (organisation_id);
CREATE INDEX associations_revocation_successor_id_6b5ef84a ON public.associations_revocation USING btree (successor_id);
CREATE INDEX associations_seat_person_id_7f11b616 ON public.associations_seat USING btree (person_id);
CREATE INDEX associations_seat_tenure_id_ded95aca ON public.associations_seat USING btree (tenure_id);
CREATE INDEX associations_tenure_organisation_id_a20fa0a7 ON public.associations_tenure USING btree (organisation_id);
CREATE INDEX associations_term_reminder_tenure_id_cb62ac82 ON public.associations_term_reminder USING btree (tenure_id);
CREATE INDEX associations_year_figures_organisation_id_401b16dd ON public.associations_year_figures USING btree (organisation_id);
CREATE INDEX associations_year_plan_filed_by_id_67d5412c ON public.associations_year_plan USING btree (filed_by_id);
CREATE INDEX attempt_by_message ON public.messages_attempt USING btree (message_id, began_at);
CREATE UNIQUE INDEX attempt_one_open ON public.messages_attempt USING btree (message_id) WHERE ((outcome)::text = ''::text);
CREATE UNIQUE INDEX attempt_sent_once_a_round ON public.messages_attempt USING btree (message_id, round) WHERE ((outcome)::text = 'sent'::text);
CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);
CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);
CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);
CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);
CREATE INDEX axes_accessattempt_ip_address_10922d9c ON public.axes_accessattempt USING btree (ip_address);
CREATE INDEX axes_accessattempt_user_agent_ad89678b ON public.axes_accessattempt USING btree (user_agent);
CREATE INDEX axes_accessattempt_user_agent_ad89678b_like ON public.axes_accessattempt USING btree (user_agent varchar_pattern_ops);
CREATE INDEX axes_accessattempt_username_3f2d4ca0 ON public.axes_accessattempt USING btree (username);
CREATE INDEX axes_accessattempt_username_3f2d4ca0_like ON public.axes_accessattempt USING btree (username varchar_pattern_ops);
CREATE INDEX axes_accessfailurelog_ip_address_2e9f5a7f ON public.axes_accessfailurelog USING btree (ip_address);
CREATE INDEX axes_accessfailurelog_user_agent_ea145dda ON public.axes_accessfailurelog USING btree (user_agent);
CREATE INDEX axes_accessfailurelog_user_agent_ea145dda_like ON public.axes_accessfailurelog USING btree (user_agent varchar_pattern_ops);
CREATE INDEX axes_accessfailurelog_username_a8b7e8a4 ON public.axes_accessfailurelog USING btree (username);
CREATE INDEX axes_accessfailurelog_username_a8b7e8a4_like ON public.axes_accessfailurelog USING btree (username varchar_pattern_ops);
CREATE INDEX axes_accesslog_ip_address_86b417e5 ON public.axes_accesslog USING btree (ip_address);
CREATE INDEX axes_accesslog_user_agent_0e659004 ON public.axes_accesslog USING btree (user_agent);
CREATE INDEX axes_accesslog_user_agent_0e659004_like ON public.axes_accesslog USING btree (user_agent varchar_pattern_ops);
CREATE INDEX axes_accesslog_username_df93064b ON public.axes_accesslog USING btree (username);
CREATE INDEX axes_accesslog_username_df93064b_like ON public.axes_accesslog USING btree (username varchar_pattern_ops);
CREATE INDEX base_unit_by_area ON public.associations_base_unit USING btree (base_list_id, jurisdiction_id) INCLUDE (association_id, sci_tech);
CREATE INDEX base_unit_by_code ON public.associations_base_unit USING btree (credit_code);
CREATE INDEX base_unit_gaps ON public.associations_base_unit USING btree (sci_tech DESC NULLS LAST, name, id) WHERE (association_id IS NULL);
CREATE INDEX base_unit_names ON public.associations_base_unit USING gin (name public.gin_trgm_ops);
CREATE INDEX base_unit_open_first ON public.associations_base_unit USING btree (((association_id IS NOT NULL)), sci_tech DESC NULLS LAST, name, id) WHERE (NOT repeats);
CREATE INDEX blank_answer_by_mobile ON public.blanks_answertelephone USING btree (mobile_index);
CREATE UNIQUE INDEX blank_name ON public.blanks_blank USING btree (owner_id, name) NULLS NOT DISTINCT WHERE (retired_at IS NULL);
CREATE INDEX blank_of_house ON public.blanks_blank USING btree (owner_id, ref DESC);
CREATE UNIQUE INDEX blank_version_one_draft ON public.blanks_version USING btree (blank_id) WHERE (published_at IS NULL);
CREATE INDEX blanks_answer_version_id_374a7a3f ON public.blanks_answer USING btree (version_id);
CREATE INDEX blanks_answerfile_file_id_bc8b0e10 ON public.blanks_answerfile USING btree (file_id);
CREATE INDEX blanks_blank_made_by_id_ad4c8763 ON public.blanks_blank USING btree (made_by_id);
CREATE INDEX blanks_version_made_by_id_f61ffc9c ON public.blanks_version USING btree (made_by_id);
CREATE INDEX candidate_by_weight ON public.custody_candidate USING btree (entity, weight DESC, id);
CREATE UNIQUE INDEX candidate_one_chair ON public.associations_candidate USING btree (assembly_id) WHERE (is_elected AND ((role)::text = 'chair'::text));
CREATE UNIQUE INDEX change_one_open ON public.associations_change USING btree (organisation_id, kind) WHERE ((state)::text = 'asked'::text);
CREATE UNIQUE INDEX checklist_one_used ON public.associations_checklist USING btree (house_id) WHERE ((state)::text = 'used'::text);
CREATE UNIQUE INDEX consent_open_once ON public.people_consent USING btree (person_id, text_id) WHERE (withdrawn_at IS NULL);
CREATE UNIQUE INDEX correction_open_once ON public.custody_correction USING btree (person_id, about) WHERE ((state)::text = 'asked'::text);
CREATE INDEX correction_waiting ON public.custody_correction USING btree (asked_at) WHERE ((state)::text = 'asked'::text);
CREATE INDEX covered_unit_by_code ON public.associations_covered_unit USING btree (credit_code);
CREATE INDEX custody_correction_person_id_402c07b3 ON public.custody_correction USING btree (person_id);
CREATE INDEX custody_correction_settled_by_id_b282d7f1 ON public.custody_correction USING btree (settled_by_id);
CREATE INDEX custody_dismissal_by_id_58fd58a5 ON public.custody_dismissal USING btree (by_id);
CREATE INDEX custody_erasure_asked_by_id_01ce602e ON public.custody_erasure USING btree (asked_by_id);
CREATE INDEX custody_erasure_checked_by_id_19b7472b ON public.custody_erasure USING btree (checked_by_id);
CREATE INDEX custody_erasure_person_id_f726b4e9 ON public.custody_erasure USING btree (person_id);
CREATE INDEX custody_erasure_settled_by_id_1ede1091 ON public.custody_erasure USING btree (settled_by_id);
CREATE INDEX custody_keeping_term_code_b60c8fc6_like ON public.custody_keeping_term USING btree (code varchar_pattern_ops);
CREATE INDEX custody_merge_by_id_5c74efe6 ON public.custody_merge USING btree (by_id);
CREATE INDEX custody_merge_gone_id_4bd360a4 ON public.custody_merge USING btree (gone_id);
CREATE INDEX custody_merge_kept_id_5ca144db ON public.custody_merge USING btree (kept_id);
CREATE INDEX custody_merge_undone_by_id_52f2d005 ON public.custody_merge USING btree (undone_by_id);
CREATE INDEX document_due ON public.notices_document USING btree (issuer_id, due_on) WHERE ((state)::text = 'issued'::text);
CREATE INDEX document_last_changed ON public.notices_document USING btree (changed_at DESC, ref DESC);
CREATE INDEX document_newest ON public.notices_document USING btree (issuer_id, issued_at DESC) WHERE ((state)::text = 'issued'::text);
CREATE INDEX document_of_drafter ON public.notices_document USING btree (drafted_by_id, state);
CREATE INDEX document_of_issuer ON public.notices_document USING btree (issuer_id, state, ref DESC) INCLUDE (drafted_by_id, id);
CREATE UNIQUE INDEX document_one_correction ON public.notices_document USING btree (corrects_id) WHERE (NOT ((state)::text = 'void'::text));
CREATE UNIQUE INDEX erasure_one_running ON public.custody_erasure USING btree (person_id) WHERE ((state)::text = ANY ((ARRAY['asked'::character varying, 'checked'::character varying])::text[]));
CREATE INDEX erasure_waiting ON public.custody_erasure USING btree (asked_at) WHERE ((state)::text = ANY ((ARRAY['asked'::character varying, 'checked'::character varying])::text[]));
CREATE UNIQUE INDEX factor_handle_once ON public.people_factor USING btree (handle) WHERE (NOT ((handle)::text = ''::text));
CREATE UNIQUE INDEX factor_one_totp ON public.people_factor USING btree (account_id) WHERE ((kind)::text = 'totp'::text);
CREATE INDEX founding_of_authority ON public.associations_founding USING btree (authority_id, state);
CREATE INDEX founding_of_place ON public.associations_founding USING btree (place_id, state, ref DESC);
CREATE UNIQUE INDEX founding_one_link ON public.associations_founding USING btree (token_hash) WHERE (NOT ((token_hash)::text = ''::text));
CREATE UNIQUE INDEX founding_one_running ON public.associations_founding USING btree (unit_key) WHERE ((state)::text = ANY ((ARRAY['applied'::character varying, 'returned'::character varying, 'checked'::character varying, 'replying'::character varying, 'approved'::character varying, 'held'::character varying, 'filed'::character varying])::text[]));
CREATE INDEX gap_visit_of_unit ON public.associations_gap_visit USING btree (organisation_id, key, "on" DESC);
CREATE INDEX guidance_by_day ON public.associations_guidance USING btree ("on" DESC, id DESC);
CREATE INDEX guidance_of_house ON public.associations_guidance USING btree (house_id, "on" DESC);
CREATE INDEX guidance_of_organisation ON public.associations_guidance USING btree (organisation_id, "on" DESC);
CREATE INDEX home_by_year ON public.associations_home USING btree (year, state);
CREATE INDEX intake_batch_file_id_1280a5a2 ON public.intake_batch USING btree (file_id);
CREATE INDEX intake_batch_of_house ON public.intake_batch USING btree (organisation_id, made_at DESC, id DESC);
CREATE INDEX intake_batch_organisation_id_50c159e9 ON public.intake_batch USING btree (organisation_id);
CREATE INDEX intake_batch_row_batch_id_6ab1ec22 ON public.intake_batch_row USING btree (batch_id);
CREATE INDEX intake_batch_with_file ON public.intake_batch USING btree (ended_at) WHERE (file_id IS NOT NULL);
CREATE INDEX intake_remembered_mapping_organisation_id_21bda1f7 ON public.intake_remembered_mapping USING btree (organisation_id);
CREATE INDEX intake_row_by_outcome ON public.intake_batch_row USING btree (batch_id, outcome, number);
CREATE INDEX intake_row_of_subject ON public.intake_batch_row USING btree (subject_id) WHERE (subject_id IS NOT NULL);
CREATE INDEX intake_row_warned ON public.intake_batch_row USING btree (batch_id, number) WHERE (warnings IS NOT NULL);
CREATE UNIQUE INDEX invitation_open_once ON public.people_invitation USING btree (person_id) WHERE ((claimed_at IS NULL) AND (withdrawn_at IS NULL));
CREATE INDEX job_fault_job ON public.kit_job_fault USING btree (job_id);
CREATE INDEX journal_of_person ON public.kit_journal_entry USING btree (person_id, id);
CREATE INDEX journal_of_record ON public.kit_journal_entry USING btree (entity, entity_id, id);
CREATE INDEX journal_of_request ON public.kit_journal_entry USING btree (request_id);
CREATE INDEX keeping_run_by_time ON public.custody_keeping_run USING btree (at DESC);
CREATE INDEX kept_form_at ON public.kit_kept_form USING btree (kept_at);
CREATE INDEX kit_corpus_kind_ed7647e3_like ON public.kit_corpus USING btree (kind varchar_pattern_ops);
CREATE INDEX kit_drawn_number_series_id_6f2ac1e5 ON public.kit_drawn_number USING btree (series_id);
CREATE INDEX kit_job_fault_key_30c7f6ee_like ON public.kit_job_fault USING btree (key varchar_pattern_ops);
CREATE INDEX link_use_of_link ON public.notices_linkuse USING btree (link_id, at DESC);
CREATE INDEX member_by_organisation ON public.organisations_member USING btree (organisation_id, joined_on);
CREATE INDEX member_by_valid_until ON public.organisations_member USING btree (organisation_id, valid_until) WHERE ((left_on IS NULL) AND (valid_until IS NOT NULL));
CREATE UNIQUE INDEX member_open_once ON public.organisations_member USING btree (organisation_id, person_id) WHERE (left_on IS NULL);
CREATE INDEX membership_by_member ON public.associations_membership USING btree (member_id, federation_id);
CREATE INDEX membership_by_valid_until ON public.associations_membership USING btree (federation_id, valid_until) WHERE ((ends_on IS NULL) AND (valid_until IS NOT NULL));
CREATE INDEX merge_by_time ON public.custody_merge USING btree (at DESC);
CREATE UNIQUE INDEX merge_once ON public.custody_merge USING btree (gone_id) WHERE (undone_at IS NULL);
CREATE INDEX message_about ON public.messages_message USING btree (about_id) WHERE (about_id IS NOT NULL);
CREATE INDEX message_of_house ON public.messages_message USING btree (house_id, queued_at DESC);
CREATE INDEX message_of_person ON public.messages_message USING btree (person_id, queued_at DESC);
CREATE INDEX message_sending ON public.messages_message USING btree (state) WHERE ((state)::text = 'sending'::text);
CREATE INDEX message_waiting ON public.messages_message USING btree (due_at, id) WHERE ((state)::text = 'waiting'::text);
CREATE INDEX messages_attempt_message_id_9c04a4fe ON public.messages_attempt USING btree (message_id);
CREATE INDEX messages_message_house_id_1d088264 ON public.messages_message USING btree (house_id);
CREATE INDEX messages_message_person_id_1803407f ON public.messages_message USING btree (person_id);
CREATE INDEX messages_message_unit_id_835bcb8a ON public.messages_message USING btree (unit_id);
CREATE INDEX messages_template_house_id_05670cb1 ON public.messages_template USING btree (house_id);
CREATE INDEX notice_newest ON public.notices_notice USING btree (published_at DESC, year DESC, number DESC);
CREATE INDEX notice_of_column ON public.notices_notice USING btree (column_id, published_at DESC, year DESC, number DESC);
CREATE INDEX notices_addresseeclass_issuer_id_1b0f00e7 ON public.notices_addresseeclass USING btree (issuer_id);
CREATE INDEX notices_attachment_document_id_6eb4a412 ON public.notices_attachment USING btree (document_id);
CREATE INDEX notices_attachment_file_id_14ff9679 ON public.notices_attachment USING btree (file_id);
CREATE INDEX notices_coissue_answered_by_id_5b008aab ON public.notices_coissue USING btree (answered_by_id);
CREATE INDEX notices_coissue_document_id_b6a9fba2 ON public.notices_coissue USING btree (document_id);
CREATE INDEX notices_coissue_organisation_id_1fefd94a ON public.notices_coissue USING btree (organisation_id);
CREATE INDEX notices_coissue_post_id_66326d25 ON public.notices_coissue USING btree (post_id);
CREATE INDEX notices_column_code_a2f82bd8_like ON public.notices_column USING btree (code varchar_pattern_ops);
CREATE INDEX notices_column_name_a1269e18_like ON public.notices_column USING btree (name varchar_pattern_ops);
CREATE INDEX notices_document_classes_addresseeclass_id_291bfede ON public.notices_document_classes USING btree (addresseeclass_id);
CREATE INDEX notices_document_classes_document_id_e2770cd8 ON public.notices_document_classes USING btree (document_id);
CREATE INDEX notices_document_column_id_a011fb8a ON public.notices_document USING btree (column_id);
CREATE INDEX notices_document_corrects_id_79f6aad1 ON public.notices_document USING btree (corrects_id);
CREATE INDEX notices_document_drafted_by_id_46e21abe ON public.notices_document USING btree (drafted_by_id);
CREATE INDEX notices_document_issued_by_id_f929d8eb ON public.notices_document USING btree (issued_by_id);
CREATE INDEX notices_document_issuer_id_9f6db4a5 ON public.notices_document USING btree (issuer_id);
CREATE INDEX notices_document_reviewed_by_id_da475ae9 ON public.notices_document USING btree (reviewed_by_id);
CREATE INDEX notices_document_signed_off_by_id_2486da8e ON public.notices_document USING btree (signed_off_by_id);
CREATE INDEX notices_document_units_document_id_62af1fa8 ON public.notices_document_units USING btree (document_id);
CREATE INDEX notices_document_units_organisation_id_e72baaca ON public.notices_document_units USING btree (organisation_id);
CREATE INDEX notices_forward_addressee_id_38a47a07 ON public.notices_forward USING btree (addressee_id);
CREATE INDEX notices_notice_column_id_a2e2519e ON public.notices_notice USING btree (column_id);
CREATE INDEX notices_numbering_by_id_85e47368 ON public.notices_numbering USING btree (by_id);
CREATE INDEX notices_numbering_document_id_34532182 ON public.notices_numbering USING btree (document_id);
CREATE INDEX notices_numbering_issuer_id_cf621fc4 ON public.notices_numbering USING btree (issuer_id);
CREATE INDEX notices_original_addressee_id_11b26104 ON public.notices_original USING btree (addressee_id);
CREATE INDEX notices_original_code_b74a27a8_like ON public.notices_original USING btree (code varchar_pattern_ops);
CREATE INDEX notices_phonecall_logged_by_id_55eb37c0 ON public.notices_phonecall USING btree (logged_by_id);
CREATE INDEX notices_phonecall_post_id_323a33a7 ON public.notices_phonecall USING btree (post_id);
CREATE INDEX notices_receipt_by_id_7194ce7b ON public.notices_receipt USING btree (by_id);
CREATE INDEX notices_receipt_post_id_1368427d ON public.notices_receipt USING btree (post_id);
CREATE INDEX notices_receiptlink_made_by_id_5c967032 ON public.notices_receiptlink USING btree (made_by_id);
CREATE INDEX notices_receiptlink_token_hash_eb62793e_like ON public.notices_receiptlink USING btree (token_hash varchar_pattern_ops);
CREATE INDEX notices_replyslip_version_id_ccd47987 ON public.notices_replyslip USING btree (version_id);
CREATE INDEX notices_retentionterm_issuer_id_24ff7737 ON public.notices_retentionterm USING btree (issuer_id);
CREATE INDEX notices_seriescode_issuer_id_d7fd3aca ON public.notices_seriescode USING btree (issuer_id);
CREATE INDEX notices_sourcespan_source_id_60089282 ON public.notices_sourcespan USING btree (source_id);
CREATE INDEX notices_sourcetext_stored_by_id_569aaa11 ON public.notices_sourcetext USING btree (stored_by_id);
CREATE UNIQUE INDEX numbering_one_live ON public.notices_numbering USING btree (document_id) WHERE (voided_at IS NULL);
CREATE UNIQUE INDEX one_number_per_entity ON public.kit_drawn_number USING btree (entity_id) WHERE (voided_at IS NULL);
CREATE INDEX organisation_by_jurisdiction ON public.organisations_organisation USING btree (jurisdiction_id, kind);
CREATE INDEX organisation_by_kind ON public.organisations_organisation USING btree (kind, state, level);
CREATE INDEX organisation_by_mobile_index ON public.organisations_organisation USING btree (mobile_index) WHERE (mobile_index IS NOT NULL);
CREATE INDEX organisation_by_mobile_tail ON public.organisations_organisation USING btree (mobile_tail) WHERE (mobile_tail IS NOT NULL);
CREATE INDEX organisation_by_name ON public.organisations_organisation USING btree (name_key, id);
CREATE INDEX organisation_by_superior ON public.organisations_organisation USING btree (superior_id, name_key);
CREATE UNIQUE INDEX organisation_credit_code_once ON public.organisations_organisation USING btree (credit_code, kind) WHERE ((NOT ((credit_code)::text = ''::text)) AND ((state)::text = 'active'::text));
CREATE INDEX organisation_haystack ON public.organisations_organisation USING gin (haystack public.gin_trgm_ops);
CREATE UNIQUE INDEX organisation_name_once_under_superior ON public.organisations_organisation USING btree (superior_id, name) NULLS NOT DISTINCT WHERE ((state)::text = 'active'::text);
CREATE INDEX organisation_under ON public.organisations_organisation USING btree (superior_id, id) WHERE ((state)::text = 'active'::text);
CREATE INDEX organisations_batch_item_batch_id_887bbbc2 ON public.organisations_batch_item USING btree (batch_id);
CREATE INDEX organisations_installation_organisation_id_8b19fa07 ON public.organisations_installation USING btree (organisation_id);
CREATE INDEX organisations_jurisdiction_code_50829f76_like ON public.organisations_jurisdiction USING btree (code varchar_pattern_ops);
CREATE INDEX organisations_jurisdiction_name_4fa129d0_like ON public.organisations_jurisdiction USING btree (name varchar_pattern_ops);
CREATE INDEX organisations_member_consent_id_df2775a3 ON public.organisations_member USING btree (consent_id);
CREATE INDEX organisations_member_organisation_id_83bfe5dc ON public.organisations_member USING btree (organisation_id);
CREATE INDEX organisations_member_person_id_17c916bb ON public.organisations_member USING btree (person_id);
CREATE INDEX organisations_member_reminder_member_id_6ee0c6be ON public.organisations_member_reminder USING btree (member_id);
CREATE INDEX organisations_organisation_jurisdiction_id_a13cc7b7 ON public.organisations_organisation USING btree (jurisdiction_id);
CREATE INDEX organisations_organisation_jurisdiction_id_a13cc7b7_like ON public.organisations_organisation USING btree (jurisdiction_id varchar_pattern_ops);
CREATE INDEX organisations_organisation_successor_id_09eb13f5 ON public.organisations_organisation USING btree (successor_id);
CREATE INDEX organisations_organisation_superior_id_60710568 ON public.organisations_organisation USING btree (superior_id);
CREATE INDEX organisations_post_organisation_id_33a09c6f ON public.organisations_post USING btree (organisation_id);
CREATE INDEX organisations_post_person_id_ddef61cf ON public.organisations_post USING btree (person_id);
CREATE INDEX organisations_superiority_organisation_id_e7bb8167 ON public.organisations_superiority USING btree (organisation_id);
CREATE INDEX organisations_superiority_superior_id_d834e443 ON public.organisations_superiority USING btree (superior_id);
CREATE INDEX people_account_username_e074b194_like ON public.people_account USING btree (username varchar_pattern_ops);
CREATE INDEX people_consent_person_id_a757a92f ON public.people_consent USING btree (person_id);
CREATE INDEX people_consent_text_id_8f809da5 ON public.people_consent USING btree (text_id);
CREATE INDEX people_factor_account_id_201b0112 ON public.people_factor USING btree (account_id);
CREATE INDEX people_former_password_account_id_0e8e0fa3 ON public.people_former_password USING btree (account_id);
CREATE INDEX people_invitation_person_id_d00204d6 ON public.people_invitation USING btree (person_id);
CREATE INDEX people_invitation_token_hash_6c55913f_like ON public.people_invitation USING btree (token_hash varchar_pattern_ops);
CREATE INDEX people_phone_code_account_id_a02dc795 ON public.people_phone_code USING btree (account_id);
CREATE INDEX people_recovery_code_account_id_72fce89f ON public.people_recovery_code USING btree (account_id);
CREATE INDEX people_reset_account_id_1785d744 ON public.people_reset USING btree (account_id);
CREATE INDEX people_reset_token_hash_5687e9c4_like ON public.people_reset USING btree (token_hash varchar_pattern_ops);
CREATE INDEX people_session_account_id_8bd880b0 ON public.people_session USING btree (account_id);
CREATE INDEX people_session_expire_date_6a5f72cd ON public.people_session USING btree (expire_date);
CREATE INDEX people_session_session_key_f84fb1a3_like ON public.people_session USING btree (session_key varchar_pattern_ops);
CREATE INDEX people_sign_in_phone_mark_028b0e77_like ON public.people_sign_in_phone USING btree (mark varchar_pattern_ops);
CREATE INDEX person_by_characters ON public.people_person USING gin (string_to_array((name)::text, NULL::text));
CREATE INDEX person_by_id_index ON public.people_person USING btree (id_index) WHERE (id_index IS NOT NULL);
CREATE INDEX person_by_initials ON public.people_person USING btree (initials varchar_pattern_ops);
CREATE INDEX person_by_letter ON public.people_person USING btree ("left"((initials)::text, 1), name_key, id);
CREATE INDEX person_by_merged_into ON public.people_person USING btree (merged_into_id) WHERE (merged_into_id IS NOT NULL);
CREATE INDEX person_by_mobile_index ON public.people_person USING btree (mobile_index) WHERE (mobile_index IS NOT NULL);
CREATE INDEX person_by_mobile_tail ON public.people_person USING btree (mobile_tail) WHERE (mobile_tail IS NOT NULL);
CREATE INDEX person_by_name ON public.people_person USING btree (name_key, id);
CREATE INDEX person_by_pinyin ON public.people_person USING btree (replace((name_key)::text, ' '::text, ''::text) text_pattern_ops);
CREATE INDEX phone_call_of_person ON public.notices_phonecall USING btree (logged_by_id);
CREATE INDEX phone_call_of_unit ON public.notices_phonecall USING btree (addressee_id, at DESC);
CREATE INDEX phone_code_by_address ON public.people_phone_code USING btree (address, made_at);
CREATE INDEX phone_code_by_number ON public.people_phone_code USING btree (number_mark, made_at);
CREATE INDEX plan_of_organisation ON public.plans_annualplan USING btree (organisation_id, state, ref DESC);
CREATE UNIQUE INDEX plan_once_for_a_text ON public.plans_annualplan USING btree (organisation_id, sha256) WHERE (NOT ((state)::text = 'void'::text));
CREATE INDEX plans_annualplan_drafted_by_id_052ea390 ON public.plans_annualplan USING btree (drafted_by_id);
CREATE INDEX plans_annualplan_organisation_id_4c2a62b4 ON public.plans_annualplan USING btree (organisation_id);
CREATE INDEX plans_answermeasure_measure_id_58517d1e ON public.plans_answermeasure USING btree (measure_id);
CREATE INDEX plans_indicator_measure_id_ae8db565 ON public.plans_indicator USING btree (measure_id);
CREATE INDEX plans_measure_part_id_b79855e4 ON public.plans_measure USING btree (part_id);
CREATE INDEX plans_part_plan_id_1fd93042 ON public.plans_part USING btree (plan_id);
CREATE INDEX plans_plansource_stored_by_id_586bbe9e ON public.plans_plansource USING btree (stored_by_id);
CREATE INDEX plans_planspan_source_id_741876b1 ON public.plans_planspan USING btree (source_id);
CREATE INDEX plans_proposalrow_organisation_id_a99b6656 ON public.plans_proposalrow USING btree (organisation_id);
CREATE INDEX plans_report_evidence_id_98a5fab9 ON public.plans_report USING btree (evidence_id);
CREATE INDEX plans_report_organisation_id_da8b5609 ON public.plans_report USING btree (organisation_id);
CREATE INDEX plans_report_reported_by_id_9ffdf92e ON public.plans_report USING btree (reported_by_id);
CREATE INDEX plans_report_settled_by_id_ea763d1b ON public.plans_report USING btree (settled_by_id);
CREATE INDEX plans_task_co_owners_organisation_id_306fdcfb ON public.plans_task_co_owners USING btree (organisation_id);
CREATE INDEX plans_task_co_owners_task_id_52af85ce ON public.plans_task_co_owners USING btree (task_id);
CREATE INDEX plans_task_lead_id_d0f054a1 ON public.plans_task USING btree (lead_id);
CREATE INDEX plans_task_measure_id_a0cdca76 ON public.plans_task USING btree (measure_id);
CREATE INDEX post_by_organisation ON public.organisations_post USING btree (organisation_id, kind);
CREATE INDEX posting_of_document ON public.kit_posting USING btree (kind, document_id);
CREATE INDEX profile_by_emerging ON public.associations_profile USING gin (emerging);
CREATE INDEX profile_by_industry ON public.associations_profile USING btree (industry);
CREATE INDEX profile_by_nature ON public.associations_profile USING btree (nature, scale, setting);
CREATE INDEX profile_by_qualification ON public.associations_profile USING gin (qualifications);
CREATE INDEX progress_of_person ON public.kit_progress USING btree (person_id, started_at DESC);
CREATE INDEX receipt_link_of_unit ON public.notices_receiptlink USING btree (addressee_id, made_at DESC);
CREATE UNIQUE INDEX receipt_link_open_once ON public.notices_receiptlink USING btree (addressee_id) WHERE (revoked_at IS NULL);
CREATE INDEX receipt_of_person ON public.notices_receipt USING btree (by_id);
CREATE UNIQUE INDEX reelection_one_running ON public.associations_reelection USING btree (organisation_id) WHERE ((state)::text = ANY ((ARRAY['asked'::character varying, 'returned'::character varying, 'agreed'::character varying, 'held'::character varying, 'filed'::character varying])::text[]));
CREATE INDEX reminder_ladder_next ON public.notices_reminderladder USING btree (next_on, id) WHERE (next_on IS NOT NULL);
CREATE UNIQUE INDEX reminder_ladder_once ON public.notices_reminderladder USING btree (issuer_id) NULLS NOT DISTINCT WHERE (document_id IS NULL);
CREATE INDEX reminder_ladder_waiting ON public.notices_reminderladder USING btree (waits_for) WHERE (waits_for IS NOT NULL);
CREATE INDEX reminder_of_person ON public.notices_reminder USING btree (person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX reply_of_person ON public.notices_reply USING btree (by_id) WHERE (by_id IS NOT NULL);
CREATE UNIQUE INDEX reply_one_counts ON public.notices_reply USING btree (addressee_id) WHERE (replaced_at IS NULL);
CREATE INDEX reply_slip_due ON public.notices_replyslip USING btree (due_at);
CREATE INDEX report_of_target ON public.plans_report USING btree (target_id, reported_at DESC);
CREATE INDEX report_of_task ON public.plans_report USING btree (task_id, target_id, reported_at DESC);
CREATE INDEX report_waiting ON public.plans_report USING btree (verifier_id, reported_at) WHERE ((state)::text = 'reported'::text);
CREATE UNIQUE INDEX reset_open_once ON public.people_reset USING btree (account_id) WHERE ((used_at IS NULL) AND (withdrawn_at IS NULL));
CREATE INDEX revocation_of_authority ON public.associations_revocation USING btree (authority_id, state);
CREATE UNIQUE INDEX revocation_one_running ON public.associations_revocation USING btree (organisation_id) WHERE ((state)::text = ANY ((ARRAY['proposed'::character varying, 'returned'::character varying, 'deciding'::character varying])::text[]));
CREATE INDEX sent_form_made ON public.kit_sent_form USING btree (made);
CREATE INDEX sent_form_of_account ON public.kit_sent_form USING btree (account, made DESC);
CREATE UNIQUE INDEX series_code_one_default ON public.notices_seriescode USING btree (issuer_id) WHERE is_default;
CREATE INDEX source_by_hash ON public.notices_sourcetext USING btree (sha256);
CREATE INDEX stored_file_hash ON public.kit_stored_file USING btree (sha256);
CREATE INDEX target_of_organisation ON public.plans_target USING btree (organisation_id, task_id);
CREATE INDEX target_of_part ON public.plans_target USING btree (parent_id);
CREATE INDEX target_of_task ON public.plans_target USING btree (task_id) WHERE (parent_id IS NULL);
CREATE INDEX task_of_plan ON public.plans_task USING btree (plan_id, ref);
CREATE INDEX tenure_by_end ON public.associations_tenure USING btree (ends_on);
CREATE INDEX tenure_of_organisation ON public.associations_tenure USING btree (organisation_id, ends_on) INCLUDE (starts_on);
CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";
CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;
CREATE INDEX year_figures_by_year ON public.associations_year_figures USING btree (year, organisation_id);
CREATE INDEX year_plan_by_year ON public.associations_year_plan USING btree (year, state);
CREATE STATISTICS public.ancestry_by_house (mcv) ON inside, ancestor_id FROM public.organisations_ancestry;
CREATE TRIGGER pgtrigger_closed_63180 BEFORE INSERT OR DELETE OR UPDATE ON public.notices_coissue FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_closed_63180();
COMMENT ON TRIGGER pgtrigger_closed_63180 ON public.notices_coissue IS '09b812a7ea0718b5db5f99d3286750b25874c9ab';
CREATE TRIGGER pgtrigger_closed_ebc28 BEFORE INSERT OR DELETE OR UPDATE ON public.notices_attachment FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_closed_ebc28();
COMMENT ON TRIGGER pgtrigger_closed_ebc28 ON public.notices_attachment IS 'fa4e84436d80073f011643f9e10e47283015dff9';
CREATE TRIGGER pgtrigger_frozen_0195d BEFORE UPDATE ON public.plans_plansource FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_frozen_0195d();
COMMENT ON TRIGGER pgtrigger_frozen_0195d ON public.plans_plansource IS 'c607c1b8a9369fa9babbea104ce6782e4369a86a';
CREATE TRIGGER pgtrigger_frozen_22427 BEFORE UPDATE ON public.notices_notice FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_frozen_22427();
COMMENT ON TRIGGER pgtrigger_frozen_22427 ON public.notices_notice IS '6666d40b8ba8886327a2b4aa878cafcd8e69b907';
CREATE TRIGGER pgtrigger_frozen_22d6b BEFORE UPDATE ON public.notices_receiptlink FOR EACH ROW WHEN (((old.addressee_id IS DISTINCT FROM new.addressee_id) OR (old.expires_at IS DISTINCT FROM new.expires_at) OR (old.made_at IS DISTINCT FROM new.made_at) OR (old.made_by_id IS DISTINCT FROM new.made_by_id) OR ((old.token_hash)::text IS DISTINCT FROM (new.token_hash)::text))) EXECUTE FUNCTION public.pgtrigger_frozen_22d6b();
COMMENT ON TRIGGER pgtrigger_frozen_22d6b ON public.notices_receiptlink IS '6ca957de59c3ad3b39fcf4fce06c2495dff636b6';
CREATE TRIGGER pgtrigger_frozen_2787c BEFORE UPDATE ON public.notices_original FOR EACH ROW WHEN ((((old.code)::text IS DISTINCT FROM (new.code)::text) OR (old.document_id IS DISTINCT FROM new.document_id) OR (old.made_at IS DISTINCT FROM new.made_at) OR (old.serial IS DISTINCT FROM new.serial))) EXECUTE FUNCTION public.pgtrigger_frozen_2787c();
COMMENT ON TRIGGER pgtrigger_frozen_2787c ON public.notices_original IS '9035f77491ec6d083f525372fd3824a1d707722c';
CREATE TRIGGER pgtrigger_frozen_2b989 BEFORE UPDATE ON public.plans_answerreminder FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_frozen_2b989();
COMMENT ON TRIGGER pgtrigger_frozen_2b989 ON public.plans_answerreminder IS '91c0c7d028917ccccde926d77fd9c46d9983614a';
CREATE TRIGGER pgtrigger_frozen_45889 BEFORE UPDATE ON public.notices_forward FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_frozen_45889();
COMMENT ON TRIGGER pgtrigger_frozen_45889 ON public.notices_forward IS '6bf1ac1e54b9f5b2edc1abaaf01b398a023a6de1';
CREATE TRIGGER pgtrigger_frozen_47441 BEFORE UPDATE ON public.notices_receipt FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_frozen_47441();
COMMENT ON TRIGGER pgtrigger_frozen_47441 ON public.notices_receipt IS '4b54803b9a40314d0d88f8fc679daeb6c7be9012';
CREATE TRIGGER pgtrigger_frozen_56917 BEFORE UPDATE ON public.notices_reply FOR EACH ROW WHEN (((old.addressee_id IS DISTINCT FROM new.addressee_id) OR (old.answer_id IS DISTINCT FROM new.answer_id) OR (old.at IS DISTINCT FROM new.at) OR (old.by_id IS DISTINCT FROM new.by_id) OR (old.link_id IS DISTINCT FROM new.link_id) OR ((old.name)::text IS DISTINCT FROM (new.name)::text) OR ((old."position")::text IS DISTINCT FROM (new."position")::text) OR (old.post_id IS DISTINCT FROM new.post_id) OR (old.round IS DISTINCT FROM new.round) OR ((old.way)::text IS DISTINCT FROM (new.way)::text))) EXECUTE FUNCTION public.pgtrigger_frozen_56917();
COMMENT ON TRIGGER pgtrigger_frozen_56917 ON public.notices_reply IS '4b00ab6866a0ce965fbb469eef11e59a8b8378f7';
CREATE TRIGGER pgtrigger_frozen_5e497 BEFORE UPDATE ON public.notices_opening FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_frozen_5e497();
COMMENT ON TRIGGER pgtrigger_frozen_5e497 ON public.notices_opening IS '8b8c4b3c8213b0d3ce8ee3a7cfa28d79676851d6';
CREATE TRIGGER pgtrigger_frozen_60d9a BEFORE UPDATE ON public.notices_addressee FOR EACH ROW WHEN (((old.addressed_at IS DISTINCT FROM new.addressed_at) OR (old.addressee_class_id IS DISTINCT FROM new.addressee_class_id) OR (old.document_id IS DISTINCT FROM new.document_id) OR (old.id IS DISTINCT FROM new.id) OR (old.in_place_of_id IS DISTINCT FROM new.in_place_of_id) OR ((old.jurisdiction_id)::text IS DISTINCT FROM (new.jurisdiction_id)::text) OR ((old.name)::text IS DISTINCT FROM (new.name)::text) OR (old.organisation_id IS DISTINCT FROM new.organisation_id))) EXECUTE FUNCTION public.pgtrigger_frozen_60d9a();
COMMENT ON TRIGGER pgtrigger_frozen_60d9a ON public.notices_addressee IS 'dab4b2fb9efb555c72b4122cce52fe1c40c57ea0';
CREATE TRIGGER pgtrigger_frozen_802b6 BEFORE UPDATE ON public.notices_linkuse FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_frozen_802b6();
COMMENT ON TRIGGER pgtrigger_frozen_802b6 ON public.notices_linkuse IS '48832b6c96f5dc7df7b698ddcbbd4d416a0594db';
CREATE TRIGGER pgtrigger_frozen_933fe BEFORE UPDATE ON public.notices_numbering FOR EACH ROW WHEN (((old.at IS DISTINCT FROM new.at) OR (old.by_id IS DISTINCT FROM new.by_id) OR ((old.code)::text IS DISTINCT FROM (new.code)::text) OR (old.document_id IS DISTINCT FROM new.document_id) OR (old.given IS DISTINCT FROM new.given) OR (old.id IS DISTINCT FROM new.id) OR (old.issuer_id IS DISTINCT FROM new.issuer_id) OR (old.serial IS DISTINCT FROM new.serial) OR (old.year IS DISTINCT FROM new.year))) EXECUTE FUNCTION public.pgtrigger_frozen_933fe();
COMMENT ON TRIGGER pgtrigger_frozen_933fe ON public.notices_numbering IS 'c20aaaaf3127ed3b233a504d00c4f09deabde41e';
CREATE TRIGGER pgtrigger_frozen_974ca BEFORE UPDATE ON public.notices_sourcetext FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_frozen_974ca();
COMMENT ON TRIGGER pgtrigger_frozen_974ca ON public.notices_sourcetext IS '9cef20c9ebf883b9ca8f896880ed5a025f182be1';
CREATE TRIGGER pgtrigger_frozen_9b63d BEFORE DELETE OR UPDATE ON public.blanks_answer FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_frozen_9b63d();
COMMENT ON TRIGGER pgtrigger_frozen_9b63d ON public.blanks_answer IS 'f79399e91fdf2ff81bf1fe8aeb0b92a61557bea7';
CREATE TRIGGER pgtrigger_frozen_b07ab BEFORE UPDATE ON public.notices_sourcespan FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_frozen_b07ab();
COMMENT ON TRIGGER pgtrigger_frozen_b07ab ON public.notices_sourcespan IS '8697f21fd52e42a636ecdc2b2449f4a4a25784da';
CREATE TRIGGER pgtrigger_frozen_bcea6 BEFORE DELETE OR UPDATE ON public.blanks_answerfile FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_frozen_bcea6();
COMMENT ON TRIGGER pgtrigger_frozen_bcea6 ON public.blanks_answerfile IS '57d616c72df802aaeee31e37299a1d959d9f6bc2';
CREATE TRIGGER pgtrigger_frozen_bf15c BEFORE UPDATE ON public.notices_reminder FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_frozen_bf15c();
COMMENT ON TRIGGER pgtrigger_frozen_bf15c ON public.notices_reminder IS '5f6d9364eccd64aa1fb408fa2cfc6d411dc58afd';
CREATE TRIGGER pgtrigger_frozen_c5c9a BEFORE UPDATE ON public.plans_planspan FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_frozen_c5c9a();
COMMENT ON TRIGGER pgtrigger_frozen_c5c9a ON public.plans_planspan IS 'dca114531c6f2c31b5fa6cf9c615fd96a78308c9';
CREATE TRIGGER pgtrigger_frozen_d1ed5 BEFORE UPDATE ON public.notices_phonecall FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_frozen_d1ed5();
COMMENT ON TRIGGER pgtrigger_frozen_d1ed5 ON public.notices_phonecall IS '4cd8dec56453167b47e05f81aec2590c9b8c2a41';
CREATE TRIGGER pgtrigger_issued_48001 BEFORE UPDATE ON public.notices_document FOR EACH ROW WHEN (((old.state)::text = ANY ((ARRAY['issued'::character varying, 'void'::character varying])::text[]))) EXECUTE FUNCTION public.pgtrigger_issued_48001();
COMMENT ON TRIGGER pgtrigger_issued_48001 ON public.notices_document IS 'fa64e16b53adcdf2d38134712f7353785904004d';
CREATE TRIGGER pgtrigger_kept_10037 BEFORE DELETE ON public.notices_sourcespan FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_kept_10037();
COMMENT ON TRIGGER pgtrigger_kept_10037 ON public.notices_sourcespan IS '1648184327392788e93ff295d97c951ec74dfc60';
CREATE TRIGGER pgtrigger_kept_13f69 BEFORE DELETE ON public.notices_reply FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_kept_13f69();
COMMENT ON TRIGGER pgtrigger_kept_13f69 ON public.notices_reply IS 'e0189d7ccd0e59d2ba09f5c461e3b2a8187c3ba4';
CREATE TRIGGER pgtrigger_kept_164f8 BEFORE DELETE ON public.associations_activity FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_kept_164f8();
COMMENT ON TRIGGER pgtrigger_kept_164f8 ON public.associations_activity IS '69ccbd01f94849e9e6282790af0ae45cd1aabf25';
CREATE TRIGGER pgtrigger_kept_1ca0a BEFORE DELETE ON public.plans_plansource FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_kept_1ca0a();
COMMENT ON TRIGGER pgtrigger_kept_1ca0a ON public.plans_plansource IS '2d37b89646469bf8c8afc1bd72b7b707452bf7c1';
CREATE TRIGGER pgtrigger_kept_20645 BEFORE DELETE ON public.notices_forward FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_kept_20645();
COMMENT ON TRIGGER pgtrigger_kept_20645 ON public.notices_forward IS '995896ee5957c877ac7bc7d3cf0d7dda22eb5bc2';
CREATE TRIGGER pgtrigger_kept_2901b BEFORE DELETE ON public.plans_indicator FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_kept_2901b();
COMMENT ON TRIGGER pgtrigger_kept_2901b ON public.plans_indicator IS '0d68f718060990bd348dcd1512ba276a1630cbb3';
CREATE TRIGGER pgtrigger_kept_34a4c BEFORE DELETE ON public.notices_document FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_kept_34a4c();
COMMENT ON TRIGGER pgtrigger_kept_34a4c ON public.notices_document IS '45371423282d068ed55ecb84ae06db579085d94d';
CREATE TRIGGER pgtrigger_kept_38380 BEFORE DELETE ON public.notices_linkuse FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_kept_38380();
COMMENT ON TRIGGER pgtrigger_kept_38380 ON public.notices_linkuse IS 'fd9c67f6a3f934003d6909d500dcedba504bf78d';
CREATE TRIGGER pgtrigger_kept_44be6 BEFORE DELETE ON public.notices_ownterm FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_kept_44be6();
COMMENT ON TRIGGER pgtrigger_kept_44be6 ON public.notices_ownterm IS '24e70f4fa3eec3a9091b7d5dca96719c2fdaa1b2';
CREATE TRIGGER pgtrigger_kept_45681 BEFORE DELETE ON public.notices_addressee FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_kept_45681();
COMMENT ON TRIGGER pgtrigger_kept_45681 ON public.notices_addressee IS '95b7c44eae5517e31ede19913979ea2c1b3ab76f';
CREATE TRIGGER pgtrigger_kept_4d664 BEFORE DELETE ON public.associations_guidance FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_kept_4d664();
COMMENT ON TRIGGER pgtrigger_kept_4d664 ON public.associations_guidance IS '147689fc2b8296460178eb417e54fdc0088b0f20';
CREATE TRIGGER pgtrigger_kept_4e755 BEFORE DELETE ON public.notices_receipt FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_kept_4e755();
COMMENT ON TRIGGER pgtrigger_kept_4e755 ON public.notices_receipt IS 'f697c2383e1c22a993fd38217fb683dd4d9d5a0f';
CREATE TRIGGER pgtrigger_kept_513ba BEFORE DELETE ON public.associations_annual_report FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_kept_513ba();
COMMENT ON TRIGGER pgtrigger_kept_513ba ON public.associations_annual_report IS '253f98d2d74fd4cca01f38a0fb24813b9c20ecaf';
CREATE TRIGGER pgtrigger_kept_518f9 BEFORE DELETE ON public.notices_phonecall FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_kept_518f9();
COMMENT ON TRIGGER pgtrigger_kept_518f9 ON public.notices_phonecall IS '81dc2115657ecf9378d00154582beb6d873f3bab';
CREATE TRIGGER pgtrigger_kept_68beb BEFORE DELETE ON public.associations_checklist FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_kept_68beb();
COMMENT ON TRIGGER pgtrigger_kept_68beb ON public.associations_checklist IS '43eee102e32616053259ae46b68834c09240ca82';
CREATE TRIGGER pgtrigger_kept_71246 BEFORE DELETE ON public.notices_sourcetext FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_kept_71246();
COMMENT ON TRIGGER pgtrigger_kept_71246 ON public.notices_sourcetext IS '50bf58e0bbd211063f7d91961fcb0e0f38acfe03';
CREATE TRIGGER pgtrigger_kept_79bda BEFORE DELETE ON public.notices_reminder FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_kept_79bda();
COMMENT ON TRIGGER pgtrigger_kept_79bda ON public.notices_reminder IS '2ae8fbd8de136d6e3a19a40494e930b5d2707ad4';
CREATE TRIGGER pgtrigger_kept_7d5d3 BEFORE DELETE ON public.plans_answerreminder FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_kept_7d5d3();
COMMENT ON TRIGGER pgtrigger_kept_7d5d3 ON public.plans_answerreminder IS 'cff862da16da909935ce08f81f4ea8e0f01ad777';
CREATE TRIGGER pgtrigger_kept_80ac7 BEFORE DELETE ON public.notices_opening FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_kept_80ac7();
COMMENT ON TRIGGER pgtrigger_kept_80ac7 ON public.notices_opening IS '995edad72e7feb355a801037629f6e97b3c9687f';
CREATE TRIGGER pgtrigger_kept_8a6d6 BEFORE DELETE ON public.notices_receiptlink FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_kept_8a6d6();
COMMENT ON TRIGGER pgtrigger_kept_8a6d6 ON public.notices_receiptlink IS '7c48fddfad2f3d74e41c2b7b09c944f40abbb16d';
CREATE TRIGGER pgtrigger_kept_8de27 BEFORE DELETE ON public.associations_home FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_kept_8de27();
COMMENT ON TRIGGER pgtrigger_kept_8de27 ON public.associations_home IS '2fc036d2b3cdfac24633b6de372e2a4fab967168';
CREATE TRIGGER pgtrigger_kept_9b11e BEFORE DELETE ON public.plans_annualplan FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_kept_9b11e();
COMMENT ON TRIGGER pgtrigger_kept_9b11e ON public.plans_annualplan IS 'bc2c777663610936cc477259a66efda3a9020480';
CREATE TRIGGER pgtrigger_kept_a2f9b BEFORE DELETE ON public.notices_reminderladder FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_kept_a2f9b();
COMMENT ON TRIGGER pgtrigger_kept_a2f9b ON public.notices_reminderladder IS '6193806954bf773716f45aabf9ebfdd0924b0a20';
CREATE TRIGGER pgtrigger_kept_b2157 BEFORE DELETE ON public.plans_report FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_kept_b2157();
COMMENT ON TRIGGER pgtrigger_kept_b2157 ON public.plans_report IS '978107482bd4b1ddf63d03be3c613fc0d32953d4';
CREATE TRIGGER pgtrigger_kept_b8567 BEFORE DELETE ON public.associations_year_plan FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_kept_b8567();
COMMENT ON TRIGGER pgtrigger_kept_b8567 ON public.associations_year_plan IS 'bd7c64b9956633fc26629f35c8a3ca34d59ff293';
CREATE TRIGGER pgtrigger_kept_c30a3 BEFORE DELETE ON public.plans_planspan FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_kept_c30a3();
COMMENT ON TRIGGER pgtrigger_kept_c30a3 ON public.plans_planspan IS 'a00f725cf5e1c52a82e9417a955d03d9772a1d2f';
CREATE TRIGGER pgtrigger_kept_c6922 BEFORE DELETE ON public.notices_numbering FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_kept_c6922();
COMMENT ON TRIGGER pgtrigger_kept_c6922 ON public.notices_numbering IS 'f8d6fade0906db9cc13b365ad302da26a3c37fce';
CREATE TRIGGER pgtrigger_kept_d42fd BEFORE DELETE ON public.notices_notice FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_kept_d42fd();
COMMENT ON TRIGGER pgtrigger_kept_d42fd ON public.notices_notice IS 'a54518dc24a45d971bbd024be0a149aa43ed1439';
CREATE TRIGGER pgtrigger_kept_d475f BEFORE DELETE ON public.notices_original FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_kept_d475f();
COMMENT ON TRIGGER pgtrigger_kept_d475f ON public.notices_original IS '99a7430e0dc5c96b26974368f89acb6a5744879a';
CREATE TRIGGER pgtrigger_kept_d7fcc BEFORE DELETE ON public.plans_measure FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_kept_d7fcc();
COMMENT ON TRIGGER pgtrigger_kept_d7fcc ON public.plans_measure IS 'a20c3e2f3b61498d49fcd33dcfb3adf1ceaffe47';
CREATE TRIGGER pgtrigger_kept_e52bf BEFORE DELETE ON public.plans_answer FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_kept_e52bf();
COMMENT ON TRIGGER pgtrigger_kept_e52bf ON public.plans_answer IS '5d728f297ccc561a3d38fa265e5a11d3dff63ef4';
CREATE TRIGGER pgtrigger_kept_eb4e0 BEFORE DELETE ON public.plans_part FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_kept_eb4e0();
COMMENT ON TRIGGER pgtrigger_kept_eb4e0 ON public.plans_part IS '5476f59befaa99c0e2d7ec4a4d871db0d1ce87b9';
CREATE TRIGGER pgtrigger_ladder_6303b BEFORE UPDATE ON public.notices_document FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_ladder_6303b();
COMMENT ON TRIGGER pgtrigger_ladder_6303b ON public.notices_document IS '4320801d57bf4fc98db38d38dcf913b2ec2db0c2';
CREATE TRIGGER pgtrigger_ladder_cc61f BEFORE UPDATE ON public.notices_original FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_ladder_cc61f();
COMMENT ON TRIGGER pgtrigger_ladder_cc61f ON public.notices_original IS '013c827e824854226c268f490810070ea6694ede';
CREATE TRIGGER pgtrigger_published_05ff6 BEFORE DELETE OR UPDATE ON public.blanks_version FOR EACH ROW WHEN ((old.published_at IS NOT NULL)) EXECUTE FUNCTION public.pgtrigger_published_05ff6();
COMMENT ON TRIGGER pgtrigger_published_05ff6 ON public.blanks_version IS '60f79ccca55f99450ec433b769e5ca1d78f04e40';
CREATE TRIGGER pgtrigger_published_1fb8a BEFORE INSERT OR DELETE OR UPDATE ON public.blanks_field FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_published_1fb8a();
COMMENT ON TRIGGER pgtrigger_published_1fb8a ON public.blanks_field IS '6cb934c2b5af415b3cc6123d856914ec907ea167';
CREATE TRIGGER pgtrigger_published_d15f8 BEFORE INSERT ON public.blanks_answer FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_published_d15f8();
COMMENT ON TRIGGER pgtrigger_published_d15f8 ON public.blanks_answer IS '98ec1cddbd19ff7da14bacb8d56c5650e3605c35';
CREATE TRIGGER pgtrigger_reviewed_6edda BEFORE INSERT OR DELETE OR UPDATE ON public.notices_replyslip FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_reviewed_6edda();
COMMENT ON TRIGGER pgtrigger_reviewed_6edda ON public.notices_replyslip IS '97070041e63adcbdaa8c36f7ab8dd5c3189454ab';
CREATE TRIGGER pgtrigger_said_0da0f BEFORE UPDATE ON public.plans_report FOR EACH ROW WHEN (((old.evidence_id IS DISTINCT FROM new.evidence_id) OR (old.organisation_id IS DISTINCT FROM new.organisation_id) OR ((old.proof)::text IS DISTINCT FROM (new.proof)::text) OR (old.reported_at IS DISTINCT FROM new.reported_at) OR (old.reported_by_id IS DISTINCT FROM new.reported_by_id) OR (old.target_id IS DISTINCT FROM new.target_id) OR (old.task_id IS DISTINCT FROM new.task_id) OR (old.value IS DISTINCT FROM new.value) OR (old.words IS DISTINCT FROM new.words))) EXECUTE FUNCTION public.pgtrigger_said_0da0f();
COMMENT ON TRIGGER pgtrigger_said_0da0f ON public.plans_report IS '6b43fc0a68a6c7d4d67b4ea126e593c16f90c81e';
CREATE TRIGGER pgtrigger_text_96a16 BEFORE UPDATE ON public.notices_document FOR EACH ROW WHEN (((NOT ((old.state)::text = 'draft'::text)) AND ((old.issuer_id IS DISTINCT FROM new.issuer_id) OR ((old.kind)::text IS DISTINCT FROM (new.kind)::text) OR ((old.title)::text IS DISTINCT FROM (new.title)::text) OR ((old.urgency)::text IS DISTINCT FROM (new.urgency)::text) OR ((old.openness)::text IS DISTINCT FROM (new.openness)::text) OR ((old.addressee_text)::text IS DISTINCT FROM (new.addressee_text)::text) OR (old.body IS DISTINCT FROM new.body) OR (old.attachment_note IS DISTINCT FROM new.attachment_note) OR ((old.signature)::text IS DISTINCT FROM (new.signature)::text) OR ((old.cc)::text IS DISTINCT FROM (new.cc)::text) OR ((old.contact_note)::text IS DISTINCT FROM (new.contact_note)::text) OR ((old.printed_by)::text IS DISTINCT FROM (new.printed_by)::text) OR (old.column_id IS DISTINCT FROM new.column_id) OR ((old.source)::text IS DISTINCT FROM (new.source)::text) OR ((old.author)::text IS DISTINCT FROM (new.author)::text) OR (old.published_at IS DISTINCT FROM new.published_at) OR (old.corrects_id IS DISTINCT FROM new.corrects_id) OR (old.drafted_by_id IS DISTINCT FROM new.drafted_by_id) OR ((old.given_code)::text IS DISTINCT FROM (new.given_code)::text) OR (old.given_year IS DISTINCT FROM new.given_year) OR (old.given_serial IS DISTINCT FROM new.given_serial)))) EXECUTE FUNCTION public.pgtrigger_text_96a16();
COMMENT ON TRIGGER pgtrigger_text_96a16 ON public.notices_document IS '99b32f4286fcf5059380089c13e398ea1e31cd85';
CREATE CONSTRAINT TRIGGER pgtrigger_tiled_12333 AFTER INSERT ON public.notices_sourcetext DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_tiled_12333();
COMMENT ON TRIGGER pgtrigger_tiled_12333 ON public.notices_sourcetext IS 'b611006c24f5f3f0bca2462da4a9b97b4fca7f2f';
CREATE CONSTRAINT TRIGGER pgtrigger_tiled_84169 AFTER INSERT ON public.plans_plansource DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_tiled_84169();
COMMENT ON TRIGGER pgtrigger_tiled_84169 ON public.plans_plansource IS '9d7b59e0c9a6fbf247723d36624a528888e553fa';
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_people_account_id FOREIGN KEY (user_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_activity_file
    ADD CONSTRAINT associations_activit_activity_id_6dba63a4_fk_associati FOREIGN KEY (activity_id) REFERENCES public.associations_activity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_activity
    ADD CONSTRAINT associations_activit_entered_by_id_5f827f2d_fk_people_pe FOREIGN KEY (entered_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_activity_file
    ADD CONSTRAINT associations_activit_file_id_50fdf31b_fk_kit_store FOREIGN KEY (file_id) REFERENCES public.kit_stored_file(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_activity
    ADD CONSTRAINT associations_activit_item_id_ec7cfbdd_fk_associati FOREIGN KEY (item_id) REFERENCES public.associations_year_plan_item(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_activity
    ADD CONSTRAINT associations_activit_organisation_id_5b18fb85_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_annual_report
    ADD CONSTRAINT associations_annual__accepted_by_id_6bb9d64b_fk_people_pe FOREIGN KEY (accepted_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_annual_report
    ADD CONSTRAINT associations_annual__organisation_id_ec212916_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_annual_report
    ADD CONSTRAINT associations_annual__submitted_by_id_bd562f81_fk_people_pe FOREIGN KEY (submitted_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_approval_authority
    ADD CONSTRAINT associations_approva_authority_id_e2ea4ebf_fk_organisat FOREIGN KEY (authority_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_approval_authority
    ADD CONSTRAINT associations_approva_place_id_6c8bd022_fk_organisat FOREIGN KEY (place_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_assembly_file
    ADD CONSTRAINT associations_assembl_assembly_id_37525f3e_fk_associati FOREIGN KEY (assembly_id) REFERENCES public.associations_assembly(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_assembly_file
    ADD CONSTRAINT associations_assembl_file_id_722254a9_fk_kit_store FOREIGN KEY (file_id) REFERENCES public.kit_stored_file(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_base_list
    ADD CONSTRAINT associations_base_li_organisation_id_fb03628c_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_base_unit
    ADD CONSTRAINT associations_base_un_association_id_72bb675a_fk_organisat FOREIGN KEY (association_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_base_unit
    ADD CONSTRAINT associations_base_un_base_list_id_a7b77bd0_fk_associati FOREIGN KEY (base_list_id) REFERENCES public.associations_base_list(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_base_unit
    ADD CONSTRAINT associations_base_un_jurisdiction_id_9c0f4fab_fk_organisat FOREIGN KEY (jurisdiction_id) REFERENCES public.organisations_jurisdiction(code) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_candidate
    ADD CONSTRAINT associations_candida_assembly_id_371ef25f_fk_associati FOREIGN KEY (assembly_id) REFERENCES public.associations_assembly(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_candidate
    ADD CONSTRAINT associations_candidate_person_id_f5c167a5_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_change
    ADD CONSTRAINT associations_change_organisation_id_a84644ac_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_checklist_item
    ADD CONSTRAINT associations_checkli_checklist_id_5b3e8fc0_fk_associati FOREIGN KEY (checklist_id) REFERENCES public.associations_checklist(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_checklist
    ADD CONSTRAINT associations_checkli_house_id_06254c0d_fk_organisat FOREIGN KEY (house_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_covered_unit
    ADD CONSTRAINT associations_covered_association_id_11872717_fk_organisat FOREIGN KEY (association_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_covered_unit
    ADD CONSTRAINT associations_covered_unit_id_a2fb143f_fk_organisat FOREIGN KEY (unit_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_dormancy
    ADD CONSTRAINT associations_dormanc_organisation_id_83ab8e91_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_founding
    ADD CONSTRAINT associations_foundin_assembly_id_c68bdd20_fk_associati FOREIGN KEY (assembly_id) REFERENCES public.associations_assembly(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_founding
    ADD CONSTRAINT associations_foundin_authority_id_8b45fdf8_fk_organisat FOREIGN KEY (authority_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_founding
    ADD CONSTRAINT associations_foundin_entered_by_id_67bff629_fk_people_pe FOREIGN KEY (entered_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_founding
    ADD CONSTRAINT associations_foundin_jurisdiction_id_16f60cb7_fk_organisat FOREIGN KEY (jurisdiction_id) REFERENCES public.organisations_jurisdiction(code) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_founding
    ADD CONSTRAINT associations_foundin_organisation_id_eb077851_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_founding
    ADD CONSTRAINT associations_foundin_place_id_967b1475_fk_organisat FOREIGN KEY (place_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_founding
    ADD CONSTRAINT associations_founding_reply_id_ed0815ae_fk_notices_document_id FOREIGN KEY (reply_id) REFERENCES public.notices_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_gap_visit
    ADD CONSTRAINT associations_gap_vis_entered_by_id_31410a3c_fk_people_pe FOREIGN KEY (entered_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_gap_visit
    ADD CONSTRAINT associations_gap_vis_house_id_d7fa54b4_fk_organisat FOREIGN KEY (house_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_gap_visit
    ADD CONSTRAINT associations_gap_vis_organisation_id_d8a8834b_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_guidance
    ADD CONSTRAINT associations_guidanc_entered_by_id_5ca27333_fk_people_pe FOREIGN KEY (entered_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_guidance
    ADD CONSTRAINT associations_guidanc_house_id_82e2eb90_fk_organisat FOREIGN KEY (house_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_guidance
    ADD CONSTRAINT associations_guidanc_organisation_id_a0916edc_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_home
    ADD CONSTRAINT associations_home_checklist_id_669dc6ed_fk_associati FOREIGN KEY (checklist_id) REFERENCES public.associations_checklist(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_home
    ADD CONSTRAINT associations_home_decided_by_id_270b06d0_fk_people_person_id FOREIGN KEY (decided_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_home
    ADD CONSTRAINT associations_home_document_id_aa5bb8a8_fk_notices_document_id FOREIGN KEY (document_id) REFERENCES public.notices_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_home_file
    ADD CONSTRAINT associations_home_fi_score_id_668fcca6_fk_associati FOREIGN KEY (score_id) REFERENCES public.associations_home_score(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_home_file
    ADD CONSTRAINT associations_home_file_file_id_992b3b31_fk_kit_stored_file_id FOREIGN KEY (file_id) REFERENCES public.kit_stored_file(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_home
    ADD CONSTRAINT associations_home_organisation_id_b3db2eb1_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_home_score
    ADD CONSTRAINT associations_home_sc_home_id_4809c5d9_fk_associati FOREIGN KEY (home_id) REFERENCES public.associations_home(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_home_score
    ADD CONSTRAINT associations_home_sc_item_id_870c69ca_fk_associati FOREIGN KEY (item_id) REFERENCES public.associations_checklist_item(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_life_rules
    ADD CONSTRAINT associations_life_ru_organisation_id_644b2ea7_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_membership
    ADD CONSTRAINT associations_members_federation_id_5c2e536d_fk_organisat FOREIGN KEY (federation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_membership
    ADD CONSTRAINT associations_members_member_id_0764da41_fk_organisat FOREIGN KEY (member_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_membership_reminder
    ADD CONSTRAINT associations_members_member_id_4929195e_fk_associati FOREIGN KEY (member_id) REFERENCES public.associations_membership(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_membership_rules
    ADD CONSTRAINT associations_members_organisation_id_06c8f52d_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_merger
    ADD CONSTRAINT associations_merger_organisation_id_f80001fb_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_merger
    ADD CONSTRAINT associations_merger_successor_id_099069dd_fk_organisat FOREIGN KEY (successor_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_profile
    ADD CONSTRAINT associations_profile_organisation_id_0bf13786_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_reelection
    ADD CONSTRAINT associations_reelect_assembly_id_405dec33_fk_associati FOREIGN KEY (assembly_id) REFERENCES public.associations_assembly(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_reelection
    ADD CONSTRAINT associations_reelect_organisation_id_4acc9b0e_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_revocation
    ADD CONSTRAINT associations_revocat_authority_id_8b481922_fk_organisat FOREIGN KEY (authority_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_revocation
    ADD CONSTRAINT associations_revocat_notice_id_107d9a14_fk_notices_d FOREIGN KEY (notice_id) REFERENCES public.notices_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_revocation
    ADD CONSTRAINT associations_revocat_organisation_id_e8eb053a_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_revocation
    ADD CONSTRAINT associations_revocat_successor_id_6b5ef84a_fk_organisat FOREIGN KEY (successor_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_seat
    ADD CONSTRAINT associations_seat_person_id_7f11b616_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_seat
    ADD CONSTRAINT associations_seat_post_id_b79d35d3_fk_organisations_post_id FOREIGN KEY (post_id) REFERENCES public.organisations_post(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_seat
    ADD CONSTRAINT associations_seat_tenure_id_ded95aca_fk_associations_tenure_id FOREIGN KEY (tenure_id) REFERENCES public.associations_tenure(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_tenure
    ADD CONSTRAINT associations_tenure_assembly_id_fb263ca3_fk_associati FOREIGN KEY (assembly_id) REFERENCES public.associations_assembly(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_tenure
    ADD CONSTRAINT associations_tenure_organisation_id_a20fa0a7_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_term_reminder
    ADD CONSTRAINT associations_term_re_tenure_id_cb62ac82_fk_associati FOREIGN KEY (tenure_id) REFERENCES public.associations_tenure(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_year_figures
    ADD CONSTRAINT associations_year_fi_organisation_id_401b16dd_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_year_plan
    ADD CONSTRAINT associations_year_pl_organisation_id_520eab0b_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_year_plan_item
    ADD CONSTRAINT associations_year_pl_plan_id_c34a4179_fk_associati FOREIGN KEY (plan_id) REFERENCES public.associations_year_plan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_year_plan
    ADD CONSTRAINT associations_year_plan_filed_by_id_67d5412c_fk_people_person_id FOREIGN KEY (filed_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.axes_accessattemptexpiration
    ADD CONSTRAINT axes_accessattemptex_access_attempt_id_6b73a47a_fk_axes_acce FOREIGN KEY (access_attempt_id) REFERENCES public.axes_accessattempt(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blanks_answer
    ADD CONSTRAINT blanks_answer_version_id_374a7a3f_fk_blanks_version_id FOREIGN KEY (version_id) REFERENCES public.blanks_version(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blanks_answerfile
    ADD CONSTRAINT blanks_answerfile_answer_id_a8b864b0_fk_blanks_answer_id FOREIGN KEY (answer_id) REFERENCES public.blanks_answer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blanks_answerfile
    ADD CONSTRAINT blanks_answerfile_file_id_bc8b0e10_fk_kit_stored_file_id FOREIGN KEY (file_id) REFERENCES public.kit_stored_file(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blanks_answertelephone
    ADD CONSTRAINT blanks_answertelephone_answer_id_9ca6be0a_fk_blanks_answer_id FOREIGN KEY (answer_id) REFERENCES public.blanks_answer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blanks_blank
    ADD CONSTRAINT blanks_blank_made_by_id_ad4c8763_fk_people_person_id FOREIGN KEY (made_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blanks_blank
    ADD CONSTRAINT blanks_blank_owner_id_06253f17_fk_organisations_organisation_id FOREIGN KEY (owner_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blanks_field
    ADD CONSTRAINT blanks_field_version_id_9be06206_fk_blanks_version_id FOREIGN KEY (version_id) REFERENCES public.blanks_version(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blanks_version
    ADD CONSTRAINT blanks_version_blank_id_3e81ec02_fk_blanks_blank_id FOREIGN KEY (blank_id) REFERENCES public.blanks_blank(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blanks_version
    ADD CONSTRAINT blanks_version_made_by_id_f61ffc9c_fk_people_person_id FOREIGN KEY (made_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.custody_correction
    ADD CONSTRAINT custody_correction_person_id_402c07b3_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.custody_correction
    ADD CONSTRAINT custody_correction_settled_by_id_b282d7f1_fk_people_person_id FOREIGN KEY (settled_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.custody_dismissal
    ADD CONSTRAINT custody_dismissal_by_id_58fd58a5_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.custody_erasure
    ADD CONSTRAINT custody_erasure_asked_by_id_01ce602e_fk_people_person_id FOREIGN KEY (asked_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.custody_erasure
    ADD CONSTRAINT custody_erasure_checked_by_id_19b7472b_fk_people_person_id FOREIGN KEY (checked_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.custody_erasure
    ADD CONSTRAINT custody_erasure_person_id_f726b4e9_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.custody_erasure
    ADD CONSTRAINT custody_erasure_settled_by_id_1ede1091_fk_people_person_id FOREIGN KEY (settled_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.custody_merge
    ADD CONSTRAINT custody_merge_by_id_5c74efe6_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.custody_merge
    ADD CONSTRAINT custody_merge_gone_id_4bd360a4_fk_people_person_id FOREIGN KEY (gone_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.custody_merge
    ADD CONSTRAINT custody_merge_kept_id_5ca144db_fk_people_person_id FOREIGN KEY (kept_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.custody_merge
    ADD CONSTRAINT custody_merge_undone_by_id_52f2d005_fk_people_person_id FOREIGN KEY (undone_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_batch
    ADD CONSTRAINT intake_batch_file_id_1280a5a2_fk_kit_stored_file_id FOREIGN KEY (file_id) REFERENCES public.kit_stored_file(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_batch
    ADD CONSTRAINT intake_batch_organisation_id_50c159e9_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_batch_row
    ADD CONSTRAINT intake_batch_row_batch_id_6ab1ec22_fk_intake_batch_id FOREIGN KEY (batch_id) REFERENCES public.intake_batch(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_remembered_mapping
    ADD CONSTRAINT intake_remembered_ma_organisation_id_21bda1f7_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_replaced_list
    ADD CONSTRAINT intake_replaced_list_batch_id_c1f43b94_fk_intake_batch_id FOREIGN KEY (batch_id) REFERENCES public.intake_batch(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.kit_drawn_number
    ADD CONSTRAINT kit_drawn_number_series_id_6f2ac1e5_fk_kit_series_id FOREIGN KEY (series_id) REFERENCES public.kit_series(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.kit_journal_note
    ADD CONSTRAINT kit_journal_note_entry_id_5ac3da6f_fk_kit_journal_entry_id FOREIGN KEY (entry_id) REFERENCES public.kit_journal_entry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.kit_journal_undoing
    ADD CONSTRAINT kit_journal_undoing_entry_id_3fe0580b_fk_kit_journal_entry_id FOREIGN KEY (entry_id) REFERENCES public.kit_journal_entry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.kit_journal_undoing
    ADD CONSTRAINT kit_journal_undoing_undone_id_362e28d3_fk_kit_journal_entry_id FOREIGN KEY (undone_id) REFERENCES public.kit_journal_entry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.kit_journal_value
    ADD CONSTRAINT kit_journal_value_entry_id_26b11d43_fk_kit_journal_entry_id FOREIGN KEY (entry_id) REFERENCES public.kit_journal_entry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.messages_attempt
    ADD CONSTRAINT messages_attempt_message_id_9c04a4fe_fk_messages_message_id FOREIGN KEY (message_id) REFERENCES public.messages_message(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.messages_message
    ADD CONSTRAINT messages_message_house_id_1d088264_fk_organisat FOREIGN KEY (house_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.messages_message
    ADD CONSTRAINT messages_message_person_id_1803407f_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.messages_message
    ADD CONSTRAINT messages_message_unit_id_835bcb8a_fk_organisat FOREIGN KEY (unit_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.messages_template
    ADD CONSTRAINT messages_template_house_id_05670cb1_fk_organisat FOREIGN KEY (house_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_addressee
    ADD CONSTRAINT notices_addressee_addressee_class_id_880f35b5_fk_notices_a FOREIGN KEY (addressee_class_id) REFERENCES public.notices_addresseeclass(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_addressee
    ADD CONSTRAINT notices_addressee_document_id_a84b3b76_fk_notices_document_id FOREIGN KEY (document_id) REFERENCES public.notices_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_addressee
    ADD CONSTRAINT notices_addressee_in_place_of_id_fa6dba80_fk_notices_a FOREIGN KEY (in_place_of_id) REFERENCES public.notices_addressee(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_addressee
    ADD CONSTRAINT notices_addressee_jurisdiction_id_cc054e85_fk_organisat FOREIGN KEY (jurisdiction_id) REFERENCES public.organisations_jurisdiction(code) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_addressee
    ADD CONSTRAINT notices_addressee_organisation_id_c9c6a4c7_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_addresseeclass
    ADD CONSTRAINT notices_addresseecla_issuer_id_1b0f00e7_fk_organisat FOREIGN KEY (issuer_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_attachment
    ADD CONSTRAINT notices_attachment_document_id_6eb4a412_fk_notices_document_id FOREIGN KEY (document_id) REFERENCES public.notices_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_attachment
    ADD CONSTRAINT notices_attachment_file_id_14ff9679_fk_kit_stored_file_id FOREIGN KEY (file_id) REFERENCES public.kit_stored_file(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_coissue
    ADD CONSTRAINT notices_coissue_answered_by_id_5b008aab_fk_people_person_id FOREIGN KEY (answered_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_coissue
    ADD CONSTRAINT notices_coissue_document_id_b6a9fba2_fk_notices_document_id FOREIGN KEY (document_id) REFERENCES public.notices_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_coissue
    ADD CONSTRAINT notices_coissue_organisation_id_1fefd94a_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_coissue
    ADD CONSTRAINT notices_coissue_post_id_66326d25_fk_organisations_post_id FOREIGN KEY (post_id) REFERENCES public.organisations_post(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_document_classes
    ADD CONSTRAINT notices_document_cla_addresseeclass_id_291bfede_fk_notices_a FOREIGN KEY (addresseeclass_id) REFERENCES public.notices_addresseeclass(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_document_classes
    ADD CONSTRAINT notices_document_cla_document_id_e2770cd8_fk_notices_d FOREIGN KEY (document_id) REFERENCES public.notices_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_document
    ADD CONSTRAINT notices_document_column_id_a011fb8a_fk_notices_column_id FOREIGN KEY (column_id) REFERENCES public.notices_column(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_document
    ADD CONSTRAINT notices_document_corrects_id_79f6aad1_fk_notices_document_id FOREIGN KEY (corrects_id) REFERENCES public.notices_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_document
    ADD CONSTRAINT notices_document_drafted_by_id_46e21abe_fk_people_person_id FOREIGN KEY (drafted_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_document
    ADD CONSTRAINT notices_document_issued_by_id_f929d8eb_fk_people_person_id FOREIGN KEY (issued_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_document
    ADD CONSTRAINT notices_document_issuer_id_9f6db4a5_fk_organisat FOREIGN KEY (issuer_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_document
    ADD CONSTRAINT notices_document_number_id_f9828383_fk_notices_numbering_id FOREIGN KEY (number_id) REFERENCES public.notices_numbering(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_document
    ADD CONSTRAINT notices_document_reviewed_by_id_da475ae9_fk_people_person_id FOREIGN KEY (reviewed_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_document
    ADD CONSTRAINT notices_document_signed_off_by_id_2486da8e_fk_people_person_id FOREIGN KEY (signed_off_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_document_units
    ADD CONSTRAINT notices_document_uni_document_id_62af1fa8_fk_notices_d FOREIGN KEY (document_id) REFERENCES public.notices_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_document_units
    ADD CONSTRAINT notices_document_uni_organisation_id_e72baaca_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_forward
    ADD CONSTRAINT notices_forward_addressee_id_38a47a07_fk_notices_addressee_id FOREIGN KEY (addressee_id) REFERENCES public.notices_addressee(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_forward
    ADD CONSTRAINT notices_forward_document_id_85968063_fk_notices_document_id FOREIGN KEY (document_id) REFERENCES public.notices_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_levelterm
    ADD CONSTRAINT notices_levelterm_house_id_deb279a0_fk_organisat FOREIGN KEY (house_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_linkuse
    ADD CONSTRAINT notices_linkuse_link_id_dbd38d0f_fk_notices_receiptlink_id FOREIGN KEY (link_id) REFERENCES public.notices_receiptlink(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_notice
    ADD CONSTRAINT notices_notice_column_id_a2e2519e_fk_notices_column_id FOREIGN KEY (column_id) REFERENCES public.notices_column(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_notice
    ADD CONSTRAINT notices_notice_document_id_00a88e50_fk_notices_document_id FOREIGN KEY (document_id) REFERENCES public.notices_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_numbering
    ADD CONSTRAINT notices_numbering_by_id_85e47368_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_numbering
    ADD CONSTRAINT notices_numbering_document_id_34532182_fk_notices_document_id FOREIGN KEY (document_id) REFERENCES public.notices_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_numbering
    ADD CONSTRAINT notices_numbering_issuer_id_cf621fc4_fk_organisat FOREIGN KEY (issuer_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_opening
    ADD CONSTRAINT notices_opening_addressee_id_46e90a38_fk_notices_addressee_id FOREIGN KEY (addressee_id) REFERENCES public.notices_addressee(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_original
    ADD CONSTRAINT notices_original_addressee_id_11b26104_fk_notices_addressee_id FOREIGN KEY (addressee_id) REFERENCES public.notices_addressee(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_original
    ADD CONSTRAINT notices_original_document_id_90e1f554_fk_notices_document_id FOREIGN KEY (document_id) REFERENCES public.notices_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_ownterm
    ADD CONSTRAINT notices_ownterm_addressee_id_53434e44_fk_notices_addressee_id FOREIGN KEY (addressee_id) REFERENCES public.notices_addressee(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_pagecount
    ADD CONSTRAINT notices_pagecount_document_id_89f386aa_fk_notices_document_id FOREIGN KEY (document_id) REFERENCES public.notices_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_phonecall
    ADD CONSTRAINT notices_phonecall_addressee_id_b3ba4c56_fk_notices_addressee_id FOREIGN KEY (addressee_id) REFERENCES public.notices_addressee(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_phonecall
    ADD CONSTRAINT notices_phonecall_logged_by_id_55eb37c0_fk_people_person_id FOREIGN KEY (logged_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_phonecall
    ADD CONSTRAINT notices_phonecall_post_id_323a33a7_fk_organisations_post_id FOREIGN KEY (post_id) REFERENCES public.organisations_post(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_receipt
    ADD CONSTRAINT notices_receipt_addressee_id_bf67c823_fk_notices_addressee_id FOREIGN KEY (addressee_id) REFERENCES public.notices_addressee(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_receipt
    ADD CONSTRAINT notices_receipt_by_id_7194ce7b_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_receipt
    ADD CONSTRAINT notices_receipt_link_id_d30bbe6e_fk_notices_receiptlink_id FOREIGN KEY (link_id) REFERENCES public.notices_receiptlink(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_receipt
    ADD CONSTRAINT notices_receipt_phone_call_id_4c9acb69_fk_notices_phonecall_id FOREIGN KEY (phone_call_id) REFERENCES public.notices_phonecall(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_receipt
    ADD CONSTRAINT notices_receipt_post_id_1368427d_fk_organisations_post_id FOREIGN KEY (post_id) REFERENCES public.organisations_post(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_receiptlink
    ADD CONSTRAINT notices_receiptlink_addressee_id_a8b90d88_fk_notices_a FOREIGN KEY (addressee_id) REFERENCES public.notices_addressee(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_receiptlink
    ADD CONSTRAINT notices_receiptlink_made_by_id_5c967032_fk_people_person_id FOREIGN KEY (made_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_receiptterm
    ADD CONSTRAINT notices_receiptterm_issuer_id_8334e846_fk_organisat FOREIGN KEY (issuer_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_reminder
    ADD CONSTRAINT notices_reminder_addressee_id_baedb392_fk_notices_addressee_id FOREIGN KEY (addressee_id) REFERENCES public.notices_addressee(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_reminder
    ADD CONSTRAINT notices_reminder_person_id_3651afe4_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_reminder
    ADD CONSTRAINT notices_reminder_unit_id_3ad2e55f_fk_organisat FOREIGN KEY (unit_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_reminderladder
    ADD CONSTRAINT notices_reminderladd_document_id_adbf7148_fk_notices_d FOREIGN KEY (document_id) REFERENCES public.notices_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_reminderladder
    ADD CONSTRAINT notices_reminderladd_issuer_id_bd861f34_fk_organisat FOREIGN KEY (issuer_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_reminderstep
    ADD CONSTRAINT notices_reminderstep_ladder_id_348bf74f_fk_notices_r FOREIGN KEY (ladder_id) REFERENCES public.notices_reminderladder(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_reply
    ADD CONSTRAINT notices_reply_addressee_id_9e19e87a_fk_notices_addressee_id FOREIGN KEY (addressee_id) REFERENCES public.notices_addressee(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_reply
    ADD CONSTRAINT notices_reply_answer_id_18b9cd94_fk_blanks_answer_id FOREIGN KEY (answer_id) REFERENCES public.blanks_answer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_reply
    ADD CONSTRAINT notices_reply_by_id_7269b723_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_reply
    ADD CONSTRAINT notices_reply_link_id_c7753e9a_fk_notices_receiptlink_id FOREIGN KEY (link_id) REFERENCES public.notices_receiptlink(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_reply
    ADD CONSTRAINT notices_reply_post_id_90704abf_fk_organisations_post_id FOREIGN KEY (post_id) REFERENCES public.organisations_post(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_replyslip
    ADD CONSTRAINT notices_replyslip_document_id_ef2d13af_fk_notices_document_id FOREIGN KEY (document_id) REFERENCES public.notices_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_replyslip
    ADD CONSTRAINT notices_replyslip_version_id_ccd47987_fk_blanks_version_id FOREIGN KEY (version_id) REFERENCES public.blanks_version(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_retentionterm
    ADD CONSTRAINT notices_retentionter_issuer_id_24ff7737_fk_organisat FOREIGN KEY (issuer_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_seriescode
    ADD CONSTRAINT notices_seriescode_issuer_id_d7fd3aca_fk_organisat FOREIGN KEY (issuer_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_sourcespan
    ADD CONSTRAINT notices_sourcespan_source_id_60089282_fk_notices_sourcetext_id FOREIGN KEY (source_id) REFERENCES public.notices_sourcetext(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_sourcetext
    ADD CONSTRAINT notices_sourcetext_document_id_63147fb4_fk_notices_document_id FOREIGN KEY (document_id) REFERENCES public.notices_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_sourcetext
    ADD CONSTRAINT notices_sourcetext_file_id_a23609fc_fk_kit_stored_file_id FOREIGN KEY (file_id) REFERENCES public.kit_stored_file(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notices_sourcetext
    ADD CONSTRAINT notices_sourcetext_stored_by_id_569aaa11_fk_people_person_id FOREIGN KEY (stored_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organisations_affiliation
    ADD CONSTRAINT organisations_affili_organisation_id_c1e0eff2_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organisations_affiliation
    ADD CONSTRAINT organisations_affili_person_id_949d1d5f_fk_people_pe FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organisations_ancestry
    ADD CONSTRAINT organisations_ancest_ancestor_id_f5d33bee_fk_organisat FOREIGN KEY (ancestor_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organisations_ancestry
    ADD CONSTRAINT organisations_ancest_descendant_id_23d99fc5_fk_organisat FOREIGN KEY (descendant_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organisations_batch_item
    ADD CONSTRAINT organisations_batch__batch_id_887bbbc2_fk_organisat FOREIGN KEY (batch_id) REFERENCES public.organisations_batch(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organisations_installation
    ADD CONSTRAINT organisations_instal_organisation_id_8b19fa07_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organisations_member
    ADD CONSTRAINT organisations_member_consent_id_df2775a3_fk_people_consent_id FOREIGN KEY (consent_id) REFERENCES public.people_consent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organisations_member_reminder
    ADD CONSTRAINT organisations_member_member_id_6ee0c6be_fk_organisat FOREIGN KEY (member_id) REFERENCES public.organisations_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organisations_member_rules
    ADD CONSTRAINT organisations_member_organisation_id_1f6809ae_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organisations_member
    ADD CONSTRAINT organisations_member_organisation_id_83bfe5dc_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organisations_member
    ADD CONSTRAINT organisations_member_person_id_17c916bb_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organisations_organisation
    ADD CONSTRAINT organisations_organi_jurisdiction_id_a13cc7b7_fk_organisat FOREIGN KEY (jurisdiction_id) REFERENCES public.organisations_jurisdiction(code) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organisations_organisation
    ADD CONSTRAINT organisations_organi_successor_id_09eb13f5_fk_organisat FOREIGN KEY (successor_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organisations_organisation
    ADD CONSTRAINT organisations_organi_superior_id_60710568_fk_organisat FOREIGN KEY (superior_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organisations_post
    ADD CONSTRAINT organisations_post_organisation_id_33a09c6f_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organisations_post
    ADD CONSTRAINT organisations_post_person_id_ddef61cf_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organisations_superiority
    ADD CONSTRAINT organisations_superi_organisation_id_e7bb8167_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organisations_superiority
    ADD CONSTRAINT organisations_superi_superior_id_d834e443_fk_organisat FOREIGN KEY (superior_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_account
    ADD CONSTRAINT people_account_person_id_899b64f8_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_consent
    ADD CONSTRAINT people_consent_person_id_a757a92f_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_consent
    ADD CONSTRAINT people_consent_text_id_8f809da5_fk_people_consent_text_id FOREIGN KEY (text_id) REFERENCES public.people_consent_text(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_factor
    ADD CONSTRAINT people_factor_account_id_201b0112_fk_people_account_id FOREIGN KEY (account_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_former_password
    ADD CONSTRAINT people_former_password_account_id_0e8e0fa3_fk_people_account_id FOREIGN KEY (account_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_invitation
    ADD CONSTRAINT people_invitation_person_id_d00204d6_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_person
    ADD CONSTRAINT people_person_merged_into_id_138bbee4_fk_people_person_id FOREIGN KEY (merged_into_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_phone_code
    ADD CONSTRAINT people_phone_code_account_id_a02dc795_fk_people_account_id FOREIGN KEY (account_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_photo
    ADD CONSTRAINT people_photo_file_id_856a4324_fk_kit_stored_file_id FOREIGN KEY (file_id) REFERENCES public.kit_stored_file(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_photo
    ADD CONSTRAINT people_photo_person_id_cce361ff_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_recovery_code
    ADD CONSTRAINT people_recovery_code_account_id_72fce89f_fk_people_account_id FOREIGN KEY (account_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_reset
    ADD CONSTRAINT people_reset_account_id_1785d744_fk_people_account_id FOREIGN KEY (account_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_session
    ADD CONSTRAINT people_session_account_id_8bd880b0_fk_people_account_id FOREIGN KEY (account_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_sign_in_phone
    ADD CONSTRAINT people_sign_in_phone_account_id_eb6be327_fk_people_account_id FOREIGN KEY (account_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_annualplan
    ADD CONSTRAINT plans_annualplan_drafted_by_id_052ea390_fk_people_person_id FOREIGN KEY (drafted_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_annualplan
    ADD CONSTRAINT plans_annualplan_organisation_id_4c2a62b4_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_answer
    ADD CONSTRAINT plans_answer_organisation_id_6cfdbbb1_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_answer
    ADD CONSTRAINT plans_answer_plan_id_de93a1d9_fk_plans_annualplan_id FOREIGN KEY (plan_id) REFERENCES public.plans_annualplan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_answermeasure
    ADD CONSTRAINT plans_answermeasure_answer_id_7151eb74_fk_plans_answer_id FOREIGN KEY (answer_id) REFERENCES public.plans_answer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_answermeasure
    ADD CONSTRAINT plans_answermeasure_measure_id_58517d1e_fk_plans_measure_id FOREIGN KEY (measure_id) REFERENCES public.plans_measure(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_answerreminder
    ADD CONSTRAINT plans_answerreminder_answer_id_75cb9086_fk_plans_answer_id FOREIGN KEY (answer_id) REFERENCES public.plans_answer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_answerreminder
    ADD CONSTRAINT plans_answerreminder_person_id_e4926b93_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_answerreminder
    ADD CONSTRAINT plans_answerreminder_unit_id_5f84c6fb_fk_organisat FOREIGN KEY (unit_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_indicator
    ADD CONSTRAINT plans_indicator_measure_id_ae8db565_fk_plans_measure_id FOREIGN KEY (measure_id) REFERENCES public.plans_measure(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_lightrule
    ADD CONSTRAINT plans_lightrule_organisation_id_e815cb16_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_measure
    ADD CONSTRAINT plans_measure_part_id_b79855e4_fk_plans_part_id FOREIGN KEY (part_id) REFERENCES public.plans_part(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_part
    ADD CONSTRAINT plans_part_plan_id_1fd93042_fk_plans_annualplan_id FOREIGN KEY (plan_id) REFERENCES public.plans_annualplan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_plansource
    ADD CONSTRAINT plans_plansource_file_id_30f90774_fk_kit_stored_file_id FOREIGN KEY (file_id) REFERENCES public.kit_stored_file(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_plansource
    ADD CONSTRAINT plans_plansource_plan_id_5dee514f_fk_plans_annualplan_id FOREIGN KEY (plan_id) REFERENCES public.plans_annualplan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_plansource
    ADD CONSTRAINT plans_plansource_stored_by_id_586bbe9e_fk_people_person_id FOREIGN KEY (stored_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_planspan
    ADD CONSTRAINT plans_planspan_source_id_741876b1_fk_plans_plansource_id FOREIGN KEY (source_id) REFERENCES public.plans_plansource(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_proposalrow
    ADD CONSTRAINT plans_proposalrow_organisation_id_a99b6656_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_report
    ADD CONSTRAINT plans_report_evidence_id_98a5fab9_fk_kit_stored_file_id FOREIGN KEY (evidence_id) REFERENCES public.kit_stored_file(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_report
    ADD CONSTRAINT plans_report_organisation_id_da8b5609_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_report
    ADD CONSTRAINT plans_report_reported_by_id_9ffdf92e_fk_people_person_id FOREIGN KEY (reported_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_report
    ADD CONSTRAINT plans_report_settled_by_id_ea763d1b_fk_people_person_id FOREIGN KEY (settled_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_report
    ADD CONSTRAINT plans_report_target_id_2fa376f2_fk_plans_target_id FOREIGN KEY (target_id) REFERENCES public.plans_target(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_report
    ADD CONSTRAINT plans_report_task_id_002c0a50_fk_plans_task_id FOREIGN KEY (task_id) REFERENCES public.plans_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_report
    ADD CONSTRAINT plans_report_verifier_id_86a25949_fk_organisat FOREIGN KEY (verifier_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_target
    ADD CONSTRAINT plans_target_jurisdiction_id_0998292f_fk_organisat FOREIGN KEY (jurisdiction_id) REFERENCES public.organisations_jurisdiction(code) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_target
    ADD CONSTRAINT plans_target_organisation_id_bd8b012e_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_target
    ADD CONSTRAINT plans_target_parent_id_ea3a25a2_fk_plans_target_id FOREIGN KEY (parent_id) REFERENCES public.plans_target(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_target
    ADD CONSTRAINT plans_target_task_id_2ae0218f_fk_plans_task_id FOREIGN KEY (task_id) REFERENCES public.plans_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_task_co_owners
    ADD CONSTRAINT plans_task_co_owners_organisation_id_306fdcfb_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_task_co_owners
    ADD CONSTRAINT plans_task_co_owners_task_id_52af85ce_fk_plans_task_id FOREIGN KEY (task_id) REFERENCES public.plans_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_task
    ADD CONSTRAINT plans_task_lead_id_d0f054a1_fk_organisations_organisation_id FOREIGN KEY (lead_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_task
    ADD CONSTRAINT plans_task_measure_id_a0cdca76_fk_plans_measure_id FOREIGN KEY (measure_id) REFERENCES public.plans_measure(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_task
    ADD CONSTRAINT plans_task_plan_id_f86b66fc_fk_plans_annualplan_id FOREIGN KEY (plan_id) REFERENCES public.plans_annualplan(id) DEFERRABLE INITIALLY DEFERRED;
REVOKE USAGE ON SCHEMA public FROM PUBLIC;
GRANT ALL ON SCHEMA public TO kexie_owner;
GRANT USAGE ON SCHEMA public TO kexie_app;
GRANT ALL ON FUNCTION public._pgtrigger_should_ignore(trigger_name name) TO kexie_app;
REVOKE ALL ON FUNCTION public.kit_next_entry_number() FROM PUBLIC;
GRANT ALL ON FUNCTION public.kit_next_entry_number() TO kexie_app;
GRANT SELECT,MAINTAIN ON TABLE public.kit_journal_entry TO kexie_app;
GRANT INSERT(at) ON TABLE public.kit_journal_entry TO kexie_app;
GRANT INSERT(xid) ON TABLE public.kit_journal_entry TO kexie_app;
GRANT INSERT(request_id) ON TABLE public.kit_journal_entry TO kexie_app;
GRANT INSERT(person_id) ON TABLE public.kit_journal_entry TO kexie_app;
GRANT INSERT(post_id) ON TABLE public.kit_journal_entry TO kexie_app;
GRANT INSERT(organisation_id) ON TABLE public.kit_journal_entry TO kexie_app;
GRANT INSERT(behalf_id) ON TABLE public.kit_journal_entry TO kexie_app;
GRANT INSERT(part) ON TABLE public.kit_journal_entry TO kexie_app;
GRANT INSERT(entity) ON TABLE public.kit_journal_entry TO kexie_app;
GRANT INSERT(entity_id) ON TABLE public.kit_journal_entry TO kexie_app;
GRANT INSERT(verb) ON TABLE public.kit_journal_entry TO kexie_app;
GRANT INSERT(source) ON TABLE public.kit_journal_entry TO kexie_app;
GRANT INSERT(target) ON TABLE public.kit_journal_entry TO kexie_app;
GRANT INSERT(diff) ON TABLE public.kit_journal_entry TO kexie_app;
GRANT INSERT(note_hash) ON TABLE public.kit_journal_entry TO kexie_app;
GRANT ALL ON FUNCTION public.kit_entry_digest(e public.kit_journal_entry) TO kexie_app;
REVOKE ALL ON FUNCTION public.kit_forget_note(entry bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.kit_forget_note(entry bigint) TO kexie_app;
GRANT ALL ON FUNCTION public.kit_part(value text) TO kexie_app;
REVOKE ALL ON FUNCTION public.kit_seal_next() FROM PUBLIC;
GRANT ALL ON FUNCTION public.kit_seal_next() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_closed_63180() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_closed_ebc28() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_frozen_0195d() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_frozen_22427() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_frozen_22d6b() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_frozen_2787c() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_frozen_2b989() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_frozen_45889() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_frozen_47441() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_frozen_56917() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_frozen_5e497() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_frozen_60d9a() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_frozen_802b6() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_frozen_933fe() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_frozen_974ca() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_frozen_9b63d() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_frozen_b07ab() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_frozen_bcea6() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_frozen_bf15c() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_frozen_c5c9a() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_frozen_d1ed5() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_issued_48001() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_kept_10037() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_kept_13f69() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_kept_164f8() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_kept_1ca0a() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_kept_20645() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_kept_2901b() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_kept_34a4c() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_kept_38380() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_kept_44be6() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_kept_45681() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_kept_4d664() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_kept_4e755() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_kept_513ba() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_kept_518f9() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_kept_68beb() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_kept_71246() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_kept_79bda() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_kept_7d5d3() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_kept_80ac7() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_kept_8a6d6() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_kept_8de27() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_kept_9b11e() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_kept_a2f9b() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_kept_b2157() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_kept_b8567() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_kept_c30a3() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_kept_c6922() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_kept_d42fd() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_kept_d475f() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_kept_d7fcc() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_kept_e52bf() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_kept_eb4e0() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_ladder_6303b() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_ladder_cc61f() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_published_05ff6() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_published_1fb8a() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_published_d15f8() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_reviewed_6edda() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_said_0da0f() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_text_96a16() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_tiled_12333() TO kexie_app;
GRANT ALL ON FUNCTION public.pgtrigger_tiled_84169() TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.account_emailaddress TO kexie_app;
GRANT ALL ON SEQUENCE public.account_emailaddress_id_seq TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.account_emailconfirmation TO kexie_app;
GRANT ALL ON SEQUENCE public.account_emailconfirmation_id_seq TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.associations_activity TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.associations_activity_file TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.associations_annual_report TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.associations_approval_authority TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.associations_assembly TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.associations_assembly_file TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.associations_base_list TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.associations_base_unit TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.associations_candidate TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.associations_change TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.associations_checklist TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.associations_checklist_item TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.associations_covered_unit TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.associations_dormancy TO kexie_app;
GRANT ALL ON SEQUENCE public.associations_founding_ref TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.associations_founding TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.associations_gap_visit TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.associations_guidance TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.associations_home TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.associations_home_file TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.associations_home_score TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.associations_life_rules TO kexie_app;
GRANT ALL ON SEQUENCE public.organisations_member_number TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.associations_membership TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.associations_membership_reminder TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.associations_membership_rules TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.associations_merger TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.associations_profile TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.associations_reelection TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.associations_revocation TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.associations_seat TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.associations_tenure TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.associations_term_reminder TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.associations_year_figures TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.associations_year_plan TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.associations_year_plan_item TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.auth_group TO kexie_app;
GRANT ALL ON SEQUENCE public.auth_group_id_seq TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.auth_group_permissions TO kexie_app;
GRANT ALL ON SEQUENCE public.auth_group_permissions_id_seq TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.auth_permission TO kexie_app;
GRANT ALL ON SEQUENCE public.auth_permission_id_seq TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.axes_accessattempt TO kexie_app;
GRANT ALL ON SEQUENCE public.axes_accessattempt_id_seq TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.axes_accessattemptexpiration TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.axes_accessfailurelog TO kexie_app;
GRANT ALL ON SEQUENCE public.axes_accessfailurelog_id_seq TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.axes_accesslog TO kexie_app;
GRANT ALL ON SEQUENCE public.axes_accesslog_id_seq TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.blanks_answer TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.blanks_answerfile TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.blanks_answertelephone TO kexie_app;
GRANT ALL ON SEQUENCE public.blanks_blank_ref TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.blanks_blank TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.blanks_field TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.blanks_version TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.custody_candidate TO kexie_app;
GRANT ALL ON SEQUENCE public.custody_candidate_id_seq TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.custody_correction TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.custody_dismissal TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.custody_erasure TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.custody_keeping_run TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.custody_keeping_term TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.custody_merge TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.django_content_type TO kexie_app;
GRANT ALL ON SEQUENCE public.django_content_type_id_seq TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.django_migrations TO kexie_app;
GRANT ALL ON SEQUENCE public.django_migrations_id_seq TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.intake_batch TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.intake_batch_row TO kexie_app;
GRANT ALL ON SEQUENCE public.intake_batch_row_id_seq TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.intake_remembered_mapping TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.intake_replaced_list TO kexie_app;
GRANT SELECT,MAINTAIN ON TABLE public.kit_backup TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.kit_corpus TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.kit_day_override TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.kit_delivery TO kexie_app;
GRANT ALL ON SEQUENCE public.kit_delivery_id_seq TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.kit_drawn_number TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.kit_job_fault TO kexie_app;
GRANT SELECT,INSERT,MAINTAIN ON TABLE public.kit_journal_note TO kexie_app;
GRANT SELECT,INSERT,MAINTAIN ON TABLE public.kit_journal_undoing TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN ON TABLE public.kit_journal_value TO kexie_app;
GRANT ALL ON SEQUENCE public.kit_journal_value_id_seq TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.kit_kept_form TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.kit_posting TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.kit_progress TO kexie_app;
GRANT SELECT,MAINTAIN ON TABLE public.kit_seal TO kexie_app;
GRANT SELECT,MAINTAIN ON TABLE public.kit_seal_mark TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.kit_search_document TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.kit_sent_form TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.kit_series TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.kit_stored_file TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.kit_term TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.messages_attempt TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.messages_message TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.messages_quiet_hours TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.messages_template TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.notices_addressee TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.notices_addresseeclass TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.notices_attachment TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.notices_coissue TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.notices_column TO kexie_app;
GRANT ALL ON SEQUENCE public.notices_document_ref TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.notices_document TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.notices_document_classes TO kexie_app;
GRANT ALL ON SEQUENCE public.notices_document_classes_id_seq TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.notices_document_units TO kexie_app;
GRANT ALL ON SEQUENCE public.notices_document_units_id_seq TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.notices_forward TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.notices_levelterm TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.notices_linkuse TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.notices_notice TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.notices_numbering TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.notices_opening TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.notices_original TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.notices_ownterm TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.notices_pagecount TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.notices_phonecall TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.notices_receipt TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.notices_receiptlink TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.notices_receiptterm TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.notices_reminder TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.notices_reminderladder TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.notices_reminderstep TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.notices_reply TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.notices_replyslip TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.notices_retentionterm TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.notices_seriescode TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.notices_sourcespan TO kexie_app;
GRANT ALL ON SEQUENCE public.notices_sourcespan_id_seq TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.notices_sourcetext TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.organisations_affiliation TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.organisations_ancestry TO kexie_app;
GRANT ALL ON SEQUENCE public.organisations_ancestry_id_seq TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.organisations_batch TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.organisations_batch_item TO kexie_app;
GRANT ALL ON SEQUENCE public.organisations_batch_item_id_seq TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.organisations_installation TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.organisations_jurisdiction TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.organisations_member TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.organisations_member_reminder TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.organisations_member_rules TO kexie_app;
GRANT ALL ON SEQUENCE public.organisations_number TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.organisations_organisation TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.organisations_post TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.organisations_superiority TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.people_account TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.people_consent TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.people_consent_text TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.people_factor TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.people_former_password TO kexie_app;
GRANT ALL ON SEQUENCE public.people_former_password_id_seq TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.people_invitation TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.people_person TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.people_phone_code TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.people_photo TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.people_recovery_code TO kexie_app;
GRANT ALL ON SEQUENCE public.people_recovery_code_id_seq TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.people_reset TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.people_session TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.people_sign_in_phone TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.people_sign_in_policy TO kexie_app;
GRANT ALL ON SEQUENCE public.plans_ref TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.plans_annualplan TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.plans_answer TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.plans_answermeasure TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.plans_answerreminder TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.plans_indicator TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.plans_lightrule TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.plans_measure TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.plans_part TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.plans_plansource TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.plans_planspan TO kexie_app;
GRANT ALL ON SEQUENCE public.plans_planspan_id_seq TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.plans_proposalrow TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.plans_report TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.plans_target TO kexie_app;
GRANT ALL ON SEQUENCE public.plans_task_ref TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.plans_task TO kexie_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.plans_task_co_owners TO kexie_app;
GRANT ALL ON SEQUENCE public.plans_task_co_owners_id_seq TO kexie_app;
ALTER DEFAULT PRIVILEGES FOR ROLE kexie_owner IN SCHEMA public GRANT ALL ON SEQUENCES TO kexie_app;
ALTER DEFAULT PRIVILEGES FOR ROLE kexie_owner IN SCHEMA public GRANT ALL ON FUNCTIONS TO kexie_app;
ALTER DEFAULT PRIVILEGES FOR ROLE kexie_owner IN SCHEMA public GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLES TO kexie_app;
