/** Made of the OpenAPI document by scripts/openapi.ts: what every operation takes and answers. */

export type AccessToken = {
  readonly access_token: string;
  readonly token_type: 'Bearer';
  /** Seconds */
  readonly expires_in: number;
  readonly scope: string;
};

export type Account = {
  /** `acc_…` */ readonly id: string;
  readonly name: string;
  /** The key's mode; the settings are the same in both */
  readonly livemode: boolean;
  /** What the account may use; the operator says */
  readonly features: readonly string[];
  readonly webhook_domains: readonly string[];
  /** Who may show the hosted page in a frame */
  readonly allowed_origins: readonly string[];
  readonly branding: Branding;
  /** How long a session is kept that does not say so itself */
  readonly default_retention: {
    /** A duration, as 90d */ readonly images: string;
    /** A duration, as 90d */
    readonly data: string;
  };
  /** What is asked of the evidence */
  readonly default_policy: {
    /** On the operator's policy; null: none */
    readonly changes: {
      readonly version?: string | undefined;
      readonly face_match?: { readonly target_fmr: number } | { readonly threshold: number } | undefined;
      readonly liveness?: { readonly threshold: number | 'fusion' } | undefined;
      readonly document_recapture?: { readonly threshold: number | 'fusion' } | undefined;
      readonly findings?:
        | {
            readonly too_small?: 'not_judged' | 'fail' | 'warn' | undefined;
            readonly too_dark?: 'not_judged' | 'fail' | 'warn' | undefined;
            readonly too_bright?: 'not_judged' | 'fail' | 'warn' | undefined;
            readonly too_blurred?: 'not_judged' | 'fail' | 'warn' | undefined;
            readonly no_face?: 'not_judged' | 'fail' | 'warn' | undefined;
            readonly several_faces?: 'not_judged' | 'fail' | 'warn' | undefined;
            readonly face_too_small?: 'not_judged' | 'fail' | 'warn' | undefined;
            readonly face_cut_off?: 'not_judged' | 'fail' | 'warn' | undefined;
            readonly document_not_found?: 'not_judged' | 'fail' | 'warn' | undefined;
            readonly document_cut_off?: 'not_judged' | 'fail' | 'warn' | undefined;
            readonly glare?: 'not_judged' | 'fail' | 'warn' | undefined;
            readonly two_documents?: 'not_judged' | 'fail' | 'warn' | undefined;
            readonly frames_differ?: 'not_judged' | 'fail' | 'warn' | undefined;
            readonly frames_frozen?: 'not_judged' | 'fail' | 'warn' | undefined;
            readonly document_unreadable?: 'not_judged' | 'fail' | 'warn' | undefined;
            readonly details_not_read?: 'not_judged' | 'fail' | 'warn' | undefined;
            readonly document_back_missing?: 'not_judged' | 'fail' | 'warn' | undefined;
            readonly document_type_mismatch?: 'not_judged' | 'fail' | 'warn' | undefined;
            readonly document_expired?: 'not_judged' | 'fail' | 'warn' | undefined;
            readonly mrz_check_digit?: 'not_judged' | 'fail' | 'warn' | undefined;
            readonly mrz_unreadable?: 'not_judged' | 'fail' | 'warn' | undefined;
            readonly mrz_font?: 'not_judged' | 'fail' | 'warn' | undefined;
            readonly mrz_visual_mismatch?: 'not_judged' | 'fail' | 'warn' | undefined;
            readonly barcode_visual_mismatch?: 'not_judged' | 'fail' | 'warn' | undefined;
            readonly mrz_barcode_mismatch?: 'not_judged' | 'fail' | 'warn' | undefined;
            readonly impossible_dates?: 'not_judged' | 'fail' | 'warn' | undefined;
            readonly number_pattern?: 'not_judged' | 'fail' | 'warn' | undefined;
            readonly portrait_missing?: 'not_judged' | 'fail' | 'warn' | undefined;
            readonly document_recapture?: 'not_judged' | 'fail' | 'warn' | undefined;
            readonly expected_details_mismatch?: 'not_judged' | 'fail' | 'warn' | undefined;
            readonly expected_detail_not_read?: 'not_judged' | 'fail' | 'warn' | undefined;
          }
        | undefined;
    } | null;
    /** Named in every result */
    readonly version: string;
    readonly sha256: string;
  };
  /** Months are those of UTC */
  readonly quota: {
    /** Null: no quota; the operator says */ readonly sessions_per_month: number | null;
    /** Live sessions made, whatever became of them */
    readonly used_this_month: number;
    /** ISO 8601 in UTC */
    readonly resets_at: string;
  };
  /** ISO 8601 in UTC */
  readonly created_at: string;
};

export type AccountChange = {
  /** What the account is called; people do not see it */ readonly name?: string | undefined;
  /** Where webhooks may go: `example.com`, or `*.example.com` for every host below it */
  readonly webhook_domains?: readonly string[] | undefined;
  /** Who may show the hosted page in a frame: exact origins, as `https://shop.example.com` */
  readonly allowed_origins?: readonly string[] | undefined;
  /** How the hosted page looks */
  readonly branding?:
    | {
        /** It must be one line of at most 60 characters */ readonly name?: string | null | undefined;
        /** It must be a colour as #0c5f57 */
        readonly accent?: string | null | undefined;
        /** It must be a colour as #0c5f57 */
        readonly ground?: string | null | undefined;
        /** It must be an https address */
        readonly privacy_url?: string | null | undefined;
        /** It must be an https address */
        readonly terms_url?: string | null | undefined;
        /** It must be an https address or an e-mail address */
        readonly support?: string | null | undefined;
      }
    | null
    | undefined;
  /** How long a session is kept that does not say so itself, as `90d`; 0s to 365d */
  readonly default_retention?:
    | { readonly images?: string | null | undefined; readonly data?: string | null | undefined }
    | null
    | undefined;
  /** What is different from the operator's policy, which it may make stricter or laxer; name a `version` to find it in the results, else it is `custom` */
  readonly default_policy?:
    | {
        readonly version?: string | undefined;
        readonly face_match?: { readonly target_fmr: number } | { readonly threshold: number } | undefined;
        readonly liveness?: { readonly threshold: number | 'fusion' } | undefined;
        readonly document_recapture?: { readonly threshold: number | 'fusion' } | undefined;
        readonly findings?:
          | {
              readonly too_small?: 'not_judged' | 'fail' | 'warn' | undefined;
              readonly too_dark?: 'not_judged' | 'fail' | 'warn' | undefined;
              readonly too_bright?: 'not_judged' | 'fail' | 'warn' | undefined;
              readonly too_blurred?: 'not_judged' | 'fail' | 'warn' | undefined;
              readonly no_face?: 'not_judged' | 'fail' | 'warn' | undefined;
              readonly several_faces?: 'not_judged' | 'fail' | 'warn' | undefined;
              readonly face_too_small?: 'not_judged' | 'fail' | 'warn' | undefined;
              readonly face_cut_off?: 'not_judged' | 'fail' | 'warn' | undefined;
              readonly document_not_found?: 'not_judged' | 'fail' | 'warn' | undefined;
              readonly document_cut_off?: 'not_judged' | 'fail' | 'warn' | undefined;
              readonly glare?: 'not_judged' | 'fail' | 'warn' | undefined;
              readonly two_documents?: 'not_judged' | 'fail' | 'warn' | undefined;
              readonly frames_differ?: 'not_judged' | 'fail' | 'warn' | undefined;
              readonly frames_frozen?: 'not_judged' | 'fail' | 'warn' | undefined;
              readonly document_unreadable?: 'not_judged' | 'fail' | 'warn' | undefined;
              readonly details_not_read?: 'not_judged' | 'fail' | 'warn' | undefined;
              readonly document_back_missing?: 'not_judged' | 'fail' | 'warn' | undefined;
              readonly document_type_mismatch?: 'not_judged' | 'fail' | 'warn' | undefined;
              readonly document_expired?: 'not_judged' | 'fail' | 'warn' | undefined;
              readonly mrz_check_digit?: 'not_judged' | 'fail' | 'warn' | undefined;
              readonly mrz_unreadable?: 'not_judged' | 'fail' | 'warn' | undefined;
              readonly mrz_font?: 'not_judged' | 'fail' | 'warn' | undefined;
              readonly mrz_visual_mismatch?: 'not_judged' | 'fail' | 'warn' | undefined;
              readonly barcode_visual_mismatch?: 'not_judged' | 'fail' | 'warn' | undefined;
              readonly mrz_barcode_mismatch?: 'not_judged' | 'fail' | 'warn' | undefined;
              readonly impossible_dates?: 'not_judged' | 'fail' | 'warn' | undefined;
              readonly number_pattern?: 'not_judged' | 'fail' | 'warn' | undefined;
              readonly portrait_missing?: 'not_judged' | 'fail' | 'warn' | undefined;
              readonly document_recapture?: 'not_judged' | 'fail' | 'warn' | undefined;
              readonly expected_details_mismatch?: 'not_judged' | 'fail' | 'warn' | undefined;
              readonly expected_detail_not_read?: 'not_judged' | 'fail' | 'warn' | undefined;
            }
          | undefined;
      }
    | null
    | undefined;
};

export type AuthorizationServer = {
  readonly issuer: string;
  readonly token_endpoint: string;
  readonly jwks_uri: string;
  readonly scopes_supported: readonly (
    | 'sessions:write'
    | 'sessions:read'
    | 'images:read'
    | 'webhooks:write'
    | 'webhooks:read'
    | 'account:write'
    | 'account:read'
  )[];
  readonly response_types_supported: readonly string[];
  readonly grant_types_supported: readonly 'client_credentials'[];
  readonly token_endpoint_auth_methods_supported: readonly ('client_secret_basic' | 'client_secret_post')[];
};

/** How the hosted page looks; what was never said is not there */
export type Branding = {
  readonly name?: string | undefined;
  readonly accent?: string | undefined;
  readonly ground?: string | undefined;
  readonly privacy_url?: string | undefined;
  readonly terms_url?: string | undefined;
  readonly support?: string | undefined;
  /** Where the logo lies on this service */
  readonly logo?: { readonly path: string } | undefined;
};

export type Check = {
  readonly name: 'document' | 'selfie' | 'face_match' | 'liveness';
  /** pass, fail, warn or not_judged */
  readonly result: string;
  readonly reasons: readonly string[];
};

/** What the person agreed to on the hosted page */
export type Consent = {
  readonly decision: 'given' | 'declined' | 'without_biometrics';
  readonly text_version: string;
  readonly locale: string;
  /** ISO 8601 in UTC */
  readonly at: string;
};

export type CreateKey = {
  readonly name: string;
  /** Of those that the calling credential has itself */
  readonly scopes: readonly (
    | 'sessions:write'
    | 'sessions:read'
    | 'images:read'
    | 'webhooks:write'
    | 'webhooks:read'
    | 'account:write'
    | 'account:read'
  )[];
  /** Only the mode of the calling credential */
  readonly mode?: 'live' | 'test' | undefined;
  /** Without it the key does not expire */
  readonly expires_in?: string | undefined;
  /** At most the limit of the calling credential, which is also the default */
  readonly rate_limit_per_minute?: number | undefined;
};

export type CreateWebhookEndpoint = {
  readonly url: string;
  readonly description?: string | null | undefined;
  readonly events?:
    | readonly (
        | 'verification.started'
        | 'verification.completed'
        | 'verification.failed'
        | 'verification.expired'
        | 'endpoint.disabled'
        | 'endpoint.test'
      )[]
    | undefined;
};

export type CreatedKey = {
  readonly id: string;
  readonly name: string;
  readonly mode: 'live' | 'test';
  readonly scopes: readonly (
    | 'sessions:write'
    | 'sessions:read'
    | 'images:read'
    | 'webhooks:write'
    | 'webhooks:read'
    | 'account:write'
    | 'account:read'
  )[];
  readonly last_four: string;
  /** Null: the service's own limit */
  readonly rate_limit_per_minute: number | null;
  /** ISO 8601 in UTC */
  readonly created_at: string;
  readonly expires_at: string | null;
  /** To the minute */
  readonly last_used_at: string | null;
  readonly revoked_at: string | null;
  /** The key that took its place */
  readonly replaced_by: string | null;
  /** The key itself; it is shown here and never again */
  readonly key: string;
};

export type CreatedSession = {
  /** `ver_…` */ readonly id: string;
  readonly status:
    | 'pending'
    | 'document_uploaded'
    | 'processing'
    | 'verified'
    | 'unverified'
    | 'failed'
    | 'expired';
  readonly type: 'hosted';
  readonly livemode: boolean;
  /** True when a test session was answered without models */
  readonly simulated: boolean;
  readonly face_match?: FaceMatch | null | undefined;
  readonly liveness?: Liveness | null | undefined;
  readonly checks?: readonly Check[] | undefined;
  readonly reasons?: readonly Reason[] | undefined;
  readonly warnings?: readonly Reason[] | undefined;
  readonly policy_version?: string | null | undefined;
  readonly models?: readonly ModelUsed[] | undefined;
  readonly timings_ms?: { readonly [name: string]: number } | undefined;
  readonly identity?: Identity | null | undefined;
  readonly document?: Document | null | undefined;
  readonly document_type?: 'passport' | 'identity_card' | 'driving_license' | 'residence_permit' | undefined;
  readonly document_brand?: string | undefined;
  readonly steps: readonly ('document' | 'selfie' | 'face_match' | 'liveness' | 'aml')[];
  readonly reference_id?: string | undefined;
  readonly vendor_data?: string | undefined;
  readonly metadata?: { readonly [name: string]: unknown } | undefined;
  readonly redirect_url?: string | undefined;
  readonly success_url?: string | undefined;
  readonly error_url?: string | undefined;
  readonly state?: string | undefined;
  readonly expected_details?:
    | {
        readonly first_name?: string | undefined;
        readonly last_name?: string | undefined;
        readonly date_of_birth?: string | undefined;
        readonly gender?: string | undefined;
        readonly nationality?: string | undefined;
        readonly country?: string | undefined;
        readonly id_number?: string | undefined;
        readonly address?: string | undefined;
      }
    | undefined;
  readonly expected_details_policy?: 'warn' | 'reject' | undefined;
  readonly locale?: string | undefined;
  readonly expires_in: string;
  readonly retention: { readonly images: string; readonly data: string };
  readonly consent: Consent | null;
  /** ISO 8601 in UTC */
  readonly created_at: string;
  /** ISO 8601 in UTC */
  readonly expires_at: string;
  readonly submitted_at: string | null;
  readonly completed_at: string | null;
  readonly cancelled_at: string | null;
  readonly erased_at: string | null;
  /** Send your user here; shown here and nowhere else */
  readonly url: string;
  /** The signed part of `url` */
  readonly client_token: string;
  readonly webhook_url?: string | undefined;
  readonly mock_behavior?:
    | {
        readonly status?: 'verified' | 'unverified' | 'failed' | 'expired' | undefined;
        readonly reasons?: readonly string[] | undefined;
        readonly face_match_score?: number | undefined;
        /** A duration from 0s to 10m, as `24h` or ISO 8601 `PT24H` */
        readonly delay?: string | undefined;
      }
    | undefined;
};

export type DeletedWebhookEndpoint = { readonly id: string; readonly deleted: true };

export type Delivery = {
  /** `dlv_…` */ readonly id: string;
  /** The `webhook-id` of every attempt */
  readonly event_id: string;
  readonly event: string;
  readonly session_id: string | null;
  /** Null: the session's own `webhook_url` */
  readonly endpoint_id: string | null;
  readonly url: string;
  readonly status: 'waiting' | 'delivered' | 'abandoned';
  readonly attempt_count: number;
  readonly next_attempt_at: string | null;
  /** ISO 8601 in UTC */
  readonly created_at: string;
};

export type DeliveryAttempt = {
  readonly attempt: number;
  /** ISO 8601 in UTC */
  readonly attempted_at: string;
  readonly status_code: number | null;
  /** Why no answer came, as `ECONNREFUSED` */
  readonly error: string | null;
  readonly latency_ms: number;
  /** The first kilobyte of the answer */
  readonly response_head: string | null;
};

export type DeliveryList = { readonly data: readonly Delivery[]; readonly next_cursor: string | null };

export type DeliveryWithAttempts = {
  /** `dlv_…` */ readonly id: string;
  /** The `webhook-id` of every attempt */
  readonly event_id: string;
  readonly event: string;
  readonly session_id: string | null;
  /** Null: the session's own `webhook_url` */
  readonly endpoint_id: string | null;
  readonly url: string;
  readonly status: 'waiting' | 'delivered' | 'abandoned';
  readonly attempt_count: number;
  readonly next_attempt_at: string | null;
  /** ISO 8601 in UTC */
  readonly created_at: string;
  readonly attempts: readonly DeliveryAttempt[];
};

/** What was read of the document; null for what was not read */
export type Document = {
  readonly type: string | null;
  /** Regional variant, as mykad or us_ca */
  readonly brand: string | null;
  /** ICAO 9303-3 code of three letters */
  readonly issuing_country: string | null;
  readonly full_name: string | null;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly document_number: string | null;
  readonly personal_number: string | null;
  /** YYYY-MM-DD */
  readonly date_of_birth: string | null;
  /** YYYY-MM-DD */
  readonly issue_date: string | null;
  /** YYYY-MM-DD */
  readonly expiry_date: string | null;
  /** M, F or X */
  readonly gender: string | null;
  /** ICAO 9303-3 code of three letters */
  readonly nationality: string | null;
  readonly address: string | null;
  readonly place_of_birth: string | null;
  /** By age in years */
  readonly age_over: { readonly [name: string]: boolean | null };
  readonly fields: readonly DocumentField[];
  readonly mrz: {
    readonly format: string;
    readonly lines: readonly string[];
    readonly check_digits: readonly { readonly name: string; readonly valid: boolean }[];
    readonly repairs: number;
  } | null;
  readonly barcodes: readonly { readonly format: string; readonly image: string }[];
  readonly recapture: { readonly score: number; readonly threshold: number | null } | null;
};

export type DocumentField = {
  readonly name:
    | 'full_name'
    | 'first_name'
    | 'last_name'
    | 'document_number'
    | 'personal_number'
    | 'date_of_birth'
    | 'gender'
    | 'nationality'
    | 'issuing_country'
    | 'issue_date'
    | 'expiry_date'
    | 'address'
    | 'place_of_birth';
  readonly value: string;
  readonly confidence: number;
  readonly sources: readonly ('mrz' | 'barcode' | 'visual')[];
};

export type EndpointDisabledEvent = {
  readonly event: 'endpoint.disabled';
  /** `evt_…`, the same at every attempt */
  readonly id: string;
  /** ISO 8601 in UTC */
  readonly created_at: string;
  /** Its place among the events of its session, from 1 on; tells the order when two arrive crossed */
  readonly sequence: number;
  readonly data: WebhookEndpoint;
};

export type EndpointTestEvent = {
  readonly event: 'endpoint.test';
  /** `evt_…`, the same at every attempt */
  readonly id: string;
  /** ISO 8601 in UTC */
  readonly created_at: string;
  /** Its place among the events of its session, from 1 on; tells the order when two arrive crossed */
  readonly sequence: number;
  readonly data: WebhookEndpoint;
};

export type ErasedSession = {
  readonly id: string;
  readonly status:
    | 'pending'
    | 'document_uploaded'
    | 'processing'
    | 'verified'
    | 'unverified'
    | 'failed'
    | 'expired';
  readonly erased: true;
  readonly erased_at: string;
  /** To keep: a compact JWS (`typ` erasure-receipt+jwt) that verifies against `/.well-known/jwks.json`. Its claims: `iss`, `iat`, `sub` (the session), `account`, `erased`, `images` (how many), `key_destroyed`, `erased_at`, `reason` (`requested` or `retention`). Asked again, it is the same. */
  readonly receipt: string;
};

export type Event = {
  /** `evt_…` */ readonly id: string;
  readonly event:
    | 'verification.started'
    | 'verification.completed'
    | 'verification.failed'
    | 'verification.expired'
    | 'endpoint.disabled'
    | 'endpoint.test';
  /** ISO 8601 in UTC */
  readonly created_at: string;
  /** Its place among the events of its session, from 1 on; tells the order when two arrive crossed */
  readonly sequence: number;
  /** Null: it is about the account itself */
  readonly session_id: string | null;
  /** As it was delivered; null once the session was erased */
  readonly data: Session | WebhookEndpoint | null;
};

export type EventList = {
  readonly data: readonly Event[];
  /** Always there: `after` this, now or at any later time, nothing is skipped and nothing comes twice */
  readonly next_cursor: string;
};

export type FaceMatch = {
  readonly matched: boolean;
  /** Cosine similarity, -1 to 1 */
  readonly score: number;
  readonly threshold: number;
  /** False match rate at the threshold, as measured; null where nobody measured it */
  readonly fmr_at_threshold: number | null;
  /** That both photos show one person */
  readonly probability: number | null;
  readonly model: ModelUsed | null;
};

export type Identity = {
  /** Full name */ readonly name: string | null;
  /** The person's own number where the document has one, else the document's */
  readonly id_number: string | null;
};

export type Image = {
  /** `img_…` */ readonly id: string;
  readonly type: 'document_front' | 'document_back' | 'selfie';
  readonly content_type: 'image/jpeg';
  readonly width: number;
  readonly height: number;
  /** How many frames came with a selfie */
  readonly frames?: number | undefined;
  readonly created_at: string;
};

export type ImageList = { readonly data: readonly Image[] };

export type JsonWebKeySet = {
  readonly keys: readonly {
    readonly kty: 'OKP';
    readonly crv: 'Ed25519';
    readonly x: string;
    readonly kid: string;
    readonly use: 'sig';
    readonly alg: 'EdDSA';
  }[];
};

export type Key = {
  readonly id: string;
  readonly name: string;
  readonly mode: 'live' | 'test';
  readonly scopes: readonly (
    | 'sessions:write'
    | 'sessions:read'
    | 'images:read'
    | 'webhooks:write'
    | 'webhooks:read'
    | 'account:write'
    | 'account:read'
  )[];
  readonly last_four: string;
  /** Null: the service's own limit */
  readonly rate_limit_per_minute: number | null;
  /** ISO 8601 in UTC */
  readonly created_at: string;
  readonly expires_at: string | null;
  /** To the minute */
  readonly last_used_at: string | null;
  readonly revoked_at: string | null;
  /** The key that took its place */
  readonly replaced_by: string | null;
};

export type KeyList = { readonly data: readonly Key[]; readonly next_cursor: string | null };

export type Liveness = {
  readonly passed: boolean;
  /** 0 to 1, 1 = live */
  readonly score: number;
  readonly threshold: number;
  readonly checks: {
    readonly texture: number;
    readonly frequency: number;
    readonly reflection: number;
    readonly sharpness: number;
    readonly color: number;
  };
  /** Only where the selfie came with frames */
  readonly frames?:
    | {
        readonly count: number;
        readonly with_face: number;
        readonly same_person_min: number | null;
        readonly motion: number | null;
      }
    | undefined;
};

export type LogoUpload = {
  /** PNG, JPEG, WebP or SVG of at most 64 KB, in base64 */ readonly image: string;
};

export type ModelUsed = { readonly name: string; readonly sha256: string };

export type OAuthError = {
  readonly error: 'invalid_request' | 'invalid_client' | 'unsupported_grant_type' | 'invalid_scope';
  readonly error_description: string;
};

export type Problem = {
  /** `urn:vouch:problem:` and the code */ readonly type: string;
  readonly title: string;
  readonly status: number;
  /** What to do about it */
  readonly detail: string;
  /** Closed list; decide by it, not by the words */
  readonly code:
    | 'malformed_request'
    | 'unauthenticated'
    | 'insufficient_scope'
    | 'feature_not_enabled'
    | 'test_key_required'
    | 'live_key_required'
    | 'wrong_mode'
    | 'link_used'
    | 'link_broken'
    | 'link_invalid'
    | 'not_found'
    | 'method_not_allowed'
    | 'request_timeout'
    | 'wrong_state'
    | 'nothing_missing'
    | 'endpoint_disabled'
    | 'too_many_endpoints'
    | 'event_erased'
    | 'key_ended'
    | 'idempotency_conflict'
    | 'idempotency_in_progress'
    | 'link_expired'
    | 'payload_too_large'
    | 'image_too_large'
    | 'unsupported_media_type'
    | 'image_type_unsupported'
    | 'heic_unsupported'
    | 'validation_failed'
    | 'webhook_domain_not_allowed'
    | 'image_empty'
    | 'image_unreadable'
    | 'image_polyglot'
    | 'rate_limited'
    | 'quota_exceeded'
    | 'headers_too_large'
    | 'internal_error'
    | 'busy'
    | 'models_missing';
  /** Every wrong place, where places can be named; at most 100 */
  readonly errors: readonly {
    /** JSON pointer (RFC 6901) into the body, the query or the path; a header by its name, as `/Idempotency-Key` */
    readonly pointer: string;
    readonly detail: string;
  }[];
  /** In the log, and in the header `x-request-id` of the answer */
  readonly request_id: string;
};

export type Readiness = {
  readonly status: 'ok' | 'not_ready';
  readonly checks: { readonly [name: string]: { readonly ok: boolean } };
};

export type Reason = {
  /** One of face_mismatch, liveness_failed, no_face, no_portrait, several_faces, face_too_small, face_cut_off, frames_differ, frames_frozen, document_not_found, document_cut_off, glare, two_documents, document_unreadable, details_not_read, document_back_missing, document_type_mismatch, document_expired, mrz_check_digit, mrz_unreadable, mrz_font, mrz_visual_mismatch, barcode_visual_mismatch, mrz_barcode_mismatch, impossible_dates, number_pattern, portrait_missing, expected_details_mismatch, expected_detail_not_read, document_recapture, too_small, too_dark, too_bright, too_blurred, biometrics_declined, processing_error; a simulated session may name its own */
  readonly code: string;
  readonly message: string;
  readonly details?: readonly ReasonDetail[] | undefined;
};

/** The field that it is about, and the values that differ */
export type ReasonDetail = { readonly [name: string]: string | number };

export type Replay = {
  /** How many events were found */ readonly events: number;
  /** How many deliveries are sent again */
  readonly deliveries: number;
  /** How many of the events cannot be sent: their sessions are erased */
  readonly erased: number;
};

export type ReplayWebhooks = {
  /** Only to this endpoint, also where it was not yet there when the event happened. Without it: to wherever the events went. */
  readonly endpoint_id?: string | undefined;
  readonly event_ids?: readonly string[] | undefined;
  /** From 1970 to 9999, in any time zone */
  readonly from?: string | undefined;
  /** This moment is no longer part of it */
  readonly to?: string | undefined;
  readonly types?:
    | readonly (
        | 'verification.started'
        | 'verification.completed'
        | 'verification.failed'
        | 'verification.expired'
        | 'endpoint.disabled'
        | 'endpoint.test'
      )[]
    | undefined;
};

export type RotateKey = {
  /** For how long the old key goes on working */ readonly overlap?: string | undefined;
};

export type RotateWebhookSecret = {
  /** For how long the secret before goes on signing as well */ readonly overlap?: string | undefined;
};

/** A session as it stands. The result, from `face_match` to `document`, is there from the verdict on; what is about the person is null once the session was erased. */
export type Session = {
  /** `ver_…` */ readonly id: string;
  readonly status:
    | 'pending'
    | 'document_uploaded'
    | 'processing'
    | 'verified'
    | 'unverified'
    | 'failed'
    | 'expired';
  readonly type: 'hosted';
  readonly livemode: boolean;
  /** True when a test session was answered without models */
  readonly simulated: boolean;
  readonly face_match?: FaceMatch | null | undefined;
  readonly liveness?: Liveness | null | undefined;
  readonly checks?: readonly Check[] | undefined;
  readonly reasons?: readonly Reason[] | undefined;
  readonly warnings?: readonly Reason[] | undefined;
  readonly policy_version?: string | null | undefined;
  readonly models?: readonly ModelUsed[] | undefined;
  readonly timings_ms?: { readonly [name: string]: number } | undefined;
  readonly identity?: Identity | null | undefined;
  readonly document?: Document | null | undefined;
  readonly document_type?: 'passport' | 'identity_card' | 'driving_license' | 'residence_permit' | undefined;
  readonly document_brand?: string | undefined;
  readonly steps: readonly ('document' | 'selfie' | 'face_match' | 'liveness' | 'aml')[];
  readonly reference_id?: string | undefined;
  readonly vendor_data?: string | undefined;
  readonly metadata?: { readonly [name: string]: unknown } | undefined;
  readonly redirect_url?: string | undefined;
  readonly success_url?: string | undefined;
  readonly error_url?: string | undefined;
  readonly state?: string | undefined;
  readonly expected_details?:
    | {
        readonly first_name?: string | undefined;
        readonly last_name?: string | undefined;
        readonly date_of_birth?: string | undefined;
        readonly gender?: string | undefined;
        readonly nationality?: string | undefined;
        readonly country?: string | undefined;
        readonly id_number?: string | undefined;
        readonly address?: string | undefined;
      }
    | undefined;
  readonly expected_details_policy?: 'warn' | 'reject' | undefined;
  readonly locale?: string | undefined;
  readonly expires_in: string;
  readonly retention: { readonly images: string; readonly data: string };
  readonly consent: Consent | null;
  /** ISO 8601 in UTC */
  readonly created_at: string;
  /** ISO 8601 in UTC */
  readonly expires_at: string;
  readonly submitted_at: string | null;
  readonly completed_at: string | null;
  readonly cancelled_at: string | null;
  readonly erased_at: string | null;
};

export type SessionList = { readonly data: readonly Session[]; readonly next_cursor: string | null };

export type Submission = {
  readonly accepted: boolean;
  readonly image: Image | null;
  readonly feedback: readonly {
    readonly code:
      | 'too_small'
      | 'too_dark'
      | 'too_bright'
      | 'too_blurred'
      | 'no_face'
      | 'several_faces'
      | 'face_too_small'
      | 'face_cut_off'
      | 'document_not_found'
      | 'document_cut_off'
      | 'glare'
      | 'two_documents';
    readonly message: string;
  }[];
  /** Nothing is missing any more */
  readonly complete: boolean;
  readonly missing_images: readonly ('document_front' | 'document_back' | 'selfie')[];
  readonly status:
    | 'pending'
    | 'document_uploaded'
    | 'processing'
    | 'verified'
    | 'unverified'
    | 'failed'
    | 'expired';
};

export type TokenRequest = {
  readonly grant_type: 'client_credentials';
  /** The id of a key, unless HTTP Basic carries it */
  readonly client_id?: string | undefined;
  /** The key, unless HTTP Basic carries it */
  readonly client_secret?: string | undefined;
  /** Scopes of the key, parted by spaces; all of them unless it says which */
  readonly scope?: string | undefined;
};

/** What is not named stays as it is */
export type UpdateWebhookEndpoint = {
  readonly url?: string | undefined;
  readonly description?: string | null | undefined;
  readonly events?:
    | readonly (
        | 'verification.started'
        | 'verification.completed'
        | 'verification.failed'
        | 'verification.expired'
        | 'endpoint.disabled'
        | 'endpoint.test'
      )[]
    | undefined;
  readonly status?: 'enabled' | 'disabled' | undefined;
};

export type VerificationCompletedEvent = {
  readonly event: 'verification.completed';
  /** `evt_…`, the same at every attempt */
  readonly id: string;
  /** ISO 8601 in UTC */
  readonly created_at: string;
  /** Its place among the events of its session, from 1 on; tells the order when two arrive crossed */
  readonly sequence: number;
  readonly data: Session;
};

export type VerificationExpiredEvent = {
  readonly event: 'verification.expired';
  /** `evt_…`, the same at every attempt */
  readonly id: string;
  /** ISO 8601 in UTC */
  readonly created_at: string;
  /** Its place among the events of its session, from 1 on; tells the order when two arrive crossed */
  readonly sequence: number;
  readonly data: Session;
};

export type VerificationFailedEvent = {
  readonly event: 'verification.failed';
  /** `evt_…`, the same at every attempt */
  readonly id: string;
  /** ISO 8601 in UTC */
  readonly created_at: string;
  /** Its place among the events of its session, from 1 on; tells the order when two arrive crossed */
  readonly sequence: number;
  readonly data: Session;
};

export type VerificationStartedEvent = {
  readonly event: 'verification.started';
  /** `evt_…`, the same at every attempt */
  readonly id: string;
  /** ISO 8601 in UTC */
  readonly created_at: string;
  /** Its place among the events of its session, from 1 on; tells the order when two arrive crossed */
  readonly sequence: number;
  readonly data: Session;
};

export type WebhookEndpoint = {
  /** `whk_…` */ readonly id: string;
  readonly livemode: boolean;
  readonly url: string;
  readonly description: string | null;
  /** Which events it is sent; empty: all of them */
  readonly events: readonly string[];
  readonly status: 'enabled' | 'disabled';
  /** `asked` by you, `gone` when it answered 410, `failing` when it took nothing for days */
  readonly disabled_because: 'asked' | 'gone' | 'failing' | null;
  readonly disabled_at: string | null;
  /** Since when every attempt fails */
  readonly failing_since: string | null;
  /** Until then the secret before the present one signs as well */
  readonly previous_secret_until: string | null;
  /** ISO 8601 in UTC */
  readonly created_at: string;
};

export type WebhookEndpointList = { readonly data: readonly WebhookEndpoint[] };

export type WebhookEndpointWithSecret = {
  /** `whk_…` */ readonly id: string;
  readonly livemode: boolean;
  readonly url: string;
  readonly description: string | null;
  /** Which events it is sent; empty: all of them */
  readonly events: readonly string[];
  readonly status: 'enabled' | 'disabled';
  /** `asked` by you, `gone` when it answered 410, `failing` when it took nothing for days */
  readonly disabled_because: 'asked' | 'gone' | 'failing' | null;
  readonly disabled_at: string | null;
  /** Since when every attempt fails */
  readonly failing_since: string | null;
  /** Until then the secret before the present one signs as well */
  readonly previous_secret_until: string | null;
  /** ISO 8601 in UTC */
  readonly created_at: string;
  /** `whsec_…`; shown here and never again */
  readonly secret: string;
};

export type WebhookTest = { readonly event_id: string; readonly delivery_id: string };

/** What a receiver is sent. */
export type WebhookEvent =
  | VerificationStartedEvent
  | VerificationCompletedEvent
  | VerificationFailedEvent
  | VerificationExpiredEvent
  | EndpointDisabledEvent
  | EndpointTestEvent;

export interface Operations {
  createSession: {
    query: undefined;
    body:
      | {
          /** Where this session's events are sent: https, on the account's allow-list */
          readonly webhook_url?: string | undefined;
          /** What the document must be; any when left out */
          readonly document_type?:
            | 'passport'
            | 'identity_card'
            | 'driving_license'
            | 'residence_permit'
            | undefined;
          /** Its regional variant, as `mykad` or `us_ca` */
          readonly document_brand?: string | undefined;
          /** What is checked; sets that make no sense, as `face_match` without `selfie`, are refused */
          readonly steps?: readonly ('document' | 'selfie' | 'face_match' | 'liveness' | 'aml')[] | undefined;
          /** Yours; sessions can be listed by it */
          readonly reference_id?: string | undefined;
          /** Yours; sessions can be listed by it */
          readonly vendor_data?: string | undefined;
          /** Yours; at most 8 KB of JSON, kept sealed */
          readonly metadata?: { readonly [name: string]: unknown } | undefined;
          /** Where the person goes at the end, with `session_id`, `status` and `state` in the query */
          readonly redirect_url?: string | undefined;
          /** In place of `redirect_url` after a good end */
          readonly success_url?: string | undefined;
          /** In place of `redirect_url` after any other end */
          readonly error_url?: string | undefined;
          /** Comes back in the query of those addresses */
          readonly state?: string | undefined;
          /** Compared with what is read of the document */
          readonly expected_details?:
            | {
                readonly first_name?: string | undefined;
                readonly last_name?: string | undefined;
                readonly date_of_birth?: string | undefined;
                readonly gender?: string | undefined;
                readonly nationality?: string | undefined;
                readonly country?: string | undefined;
                readonly id_number?: string | undefined;
                readonly address?: string | undefined;
              }
            | undefined;
          /** What a difference does; `warn` when left out */
          readonly expected_details_policy?: 'warn' | 'reject' | undefined;
          /** BCP 47 language of the page; when left out, that of the browser */
          readonly locale?: string | undefined;
          /** A duration from 5m to 30d, as `24h` or ISO 8601 `PT24H` */
          readonly expires_in?: string | undefined;
          /** A duration from 0s to 365d, as `24h` or ISO 8601 `PT24H` */
          readonly time_to_live?: string | undefined;
          readonly retention?:
            | {
                /** A duration from 0s to 365d, as `24h` or ISO 8601 `PT24H` */
                readonly images?: string | undefined;
                /** A duration from 0s to 365d, as `24h` or ISO 8601 `PT24H` */
                readonly data?: string | undefined;
              }
            | undefined;
          /** Test keys only: the end that the session shall have */
          readonly mock_behavior?:
            | {
                readonly status?: 'verified' | 'unverified' | 'failed' | 'expired' | undefined;
                readonly reasons?: readonly string[] | undefined;
                readonly face_match_score?: number | undefined;
                /** A duration from 0s to 10m, as `24h` or ISO 8601 `PT24H` */
                readonly delay?: string | undefined;
              }
            | undefined;
        }
      | undefined;
    answer: CreatedSession;
  };
  listSessions: {
    query: {
      readonly status?:
        | 'pending'
        | 'document_uploaded'
        | 'processing'
        | 'verified'
        | 'unverified'
        | 'failed'
        | 'expired'
        | undefined;
      readonly reference_id?: string | undefined;
      readonly vendor_data?: string | undefined;
      readonly created_after?: string | undefined;
      readonly limit?: number | undefined;
      readonly cursor?: string | undefined;
    };
    body: undefined;
    answer: SessionList;
  };
  readSession: { query: undefined; body: undefined; answer: Session };
  eraseSession: { query: undefined; body: undefined; answer: ErasedSession };
  cancelSession: { query: undefined; body: undefined; answer: Session };
  listImages: { query: undefined; body: undefined; answer: ImageList };
  submitImage: {
    query: undefined;
    body: {
      readonly type: 'document_front' | 'document_back' | 'selfie';
      /** In base64, or as a `data:` URL */
      readonly image: string;
      /** The burst around a selfie's shutter: 3 to 5 images */
      readonly frames?: readonly string[] | undefined;
    };
    answer: Submission;
  };
  readImage: { query: undefined; body: undefined; answer: Uint8Array };
  replayWebhooks: { query: undefined; body: ReplayWebhooks; answer: Replay };
  listWebhookEndpoints: { query: undefined; body: undefined; answer: WebhookEndpointList };
  createWebhookEndpoint: { query: undefined; body: CreateWebhookEndpoint; answer: WebhookEndpointWithSecret };
  listWebhookDeliveries: {
    query: {
      readonly endpoint_id?: string | undefined;
      readonly event_id?: string | undefined;
      readonly session_id?: string | undefined;
      readonly status?: 'waiting' | 'delivered' | 'abandoned' | undefined;
      readonly limit?: number | undefined;
      readonly cursor?: string | undefined;
    };
    body: undefined;
    answer: DeliveryList;
  };
  readWebhookEndpoint: { query: undefined; body: undefined; answer: WebhookEndpoint };
  updateWebhookEndpoint: { query: undefined; body: UpdateWebhookEndpoint; answer: WebhookEndpoint };
  deleteWebhookEndpoint: { query: undefined; body: undefined; answer: DeletedWebhookEndpoint };
  readWebhookDelivery: { query: undefined; body: undefined; answer: DeliveryWithAttempts };
  testWebhookEndpoint: { query: undefined; body: undefined; answer: WebhookTest };
  resendWebhookDelivery: { query: undefined; body: undefined; answer: DeliveryWithAttempts };
  rotateWebhookSecret: {
    query: undefined;
    body: RotateWebhookSecret | undefined;
    answer: WebhookEndpointWithSecret;
  };
  listEvents: {
    query: {
      readonly after?: string | undefined;
      readonly limit?: number | undefined;
      readonly type?:
        | 'verification.started'
        | 'verification.completed'
        | 'verification.failed'
        | 'verification.expired'
        | 'endpoint.disabled'
        | 'endpoint.test'
        | undefined;
    };
    body: undefined;
    answer: EventList;
  };
  readEvent: { query: undefined; body: undefined; answer: Event };
  listKeys: {
    query: { readonly limit?: number | undefined; readonly cursor?: string | undefined };
    body: undefined;
    answer: KeyList;
  };
  createKey: { query: undefined; body: CreateKey; answer: CreatedKey };
  readAccount: { query: undefined; body: undefined; answer: Account };
  changeAccount: { query: undefined; body: AccountChange; answer: Account };
  revokeKey: { query: undefined; body: undefined; answer: Key };
  setLogo: { query: undefined; body: LogoUpload; answer: Account };
  removeLogo: { query: undefined; body: undefined; answer: Account };
  rotateKey: { query: undefined; body: RotateKey | undefined; answer: CreatedKey };
  issueToken: { query: undefined; body: TokenRequest; answer: AccessToken };
  readSigningKeys: { query: undefined; body: undefined; answer: JsonWebKeySet };
  readAuthorizationServer: { query: undefined; body: undefined; answer: AuthorizationServer };
  isAlive: { query: undefined; body: undefined; answer: { readonly status: 'ok' } };
  isReady: { query: undefined; body: undefined; answer: Readiness };
  readMetrics: { query: undefined; body: undefined; answer: string };
  readContract: { query: undefined; body: undefined; answer: { readonly openapi: string } };
}

/** Where each operation is. */
export const PLACES = {
  createSession: ['POST', '/v1/verify/session'],
  listSessions: ['GET', '/v1/verify/sessions'],
  readSession: ['GET', '/v1/verify/session/{id}'],
  eraseSession: ['DELETE', '/v1/verify/session/{id}'],
  cancelSession: ['POST', '/v1/verify/session/{id}/cancel'],
  listImages: ['GET', '/v1/verify/session/{id}/images'],
  submitImage: ['POST', '/v1/verify/session/{id}/images'],
  readImage: ['GET', '/v1/verify/session/{id}/images/{image_id}'],
  replayWebhooks: ['POST', '/v1/webhooks/replay'],
  listWebhookEndpoints: ['GET', '/v1/webhooks/endpoints'],
  createWebhookEndpoint: ['POST', '/v1/webhooks/endpoints'],
  listWebhookDeliveries: ['GET', '/v1/webhooks/deliveries'],
  readWebhookEndpoint: ['GET', '/v1/webhooks/endpoints/{id}'],
  updateWebhookEndpoint: ['PATCH', '/v1/webhooks/endpoints/{id}'],
  deleteWebhookEndpoint: ['DELETE', '/v1/webhooks/endpoints/{id}'],
  readWebhookDelivery: ['GET', '/v1/webhooks/deliveries/{id}'],
  testWebhookEndpoint: ['POST', '/v1/webhooks/endpoints/{id}/test'],
  resendWebhookDelivery: ['POST', '/v1/webhooks/deliveries/{id}/resend'],
  rotateWebhookSecret: ['POST', '/v1/webhooks/endpoints/{id}/rotate-secret'],
  listEvents: ['GET', '/v1/events'],
  readEvent: ['GET', '/v1/events/{id}'],
  listKeys: ['GET', '/v1/keys'],
  createKey: ['POST', '/v1/keys'],
  readAccount: ['GET', '/v1/account'],
  changeAccount: ['PATCH', '/v1/account'],
  revokeKey: ['DELETE', '/v1/keys/{id}'],
  setLogo: ['PUT', '/v1/account/logo'],
  removeLogo: ['DELETE', '/v1/account/logo'],
  rotateKey: ['POST', '/v1/keys/{id}/rotate'],
  issueToken: ['POST', '/oauth/token'],
  readSigningKeys: ['GET', '/.well-known/jwks.json'],
  readAuthorizationServer: ['GET', '/.well-known/oauth-authorization-server'],
  isAlive: ['GET', '/livez'],
  isReady: ['GET', '/readyz'],
  readMetrics: ['GET', '/metrics'],
  readContract: ['GET', '/openapi.json'],
} as const;
