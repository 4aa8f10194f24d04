/** A session as it stands: what was asked, by whom, and how far it has come. */
import type { AskedType, FieldName, FieldSource } from '../verify/document/document.ts';
import type { ExpectedDetails } from '../verify/document/expected/expected-details.ts';
import type {
  Check,
  FeedbackCode,
  FrameConsistency,
  ImageType,
  LivenessCheck,
  ModelUsed,
} from '../verify/evidence.ts';
import type { Journey } from './journey.ts';

export const STATUSES = [
  'pending',
  'document_uploaded',
  'processing',
  'verified',
  'unverified',
  'failed',
  'expired',
] as const;
export type Status = (typeof STATUSES)[number];
export type FinalStatus = 'verified' | 'unverified' | 'failed';

export const STEPS = ['document', 'selfie', 'face_match', 'liveness', 'aml'] as const;
export type Step = (typeof STEPS)[number];

/** The request in the contract's own words, without what is about a person. */
export interface SessionRequest {
  readonly webhook_url?: string | undefined;
  readonly document_type?: AskedType | undefined;
  readonly document_brand?: string | undefined;
  readonly steps: readonly Step[];
  readonly reference_id?: string | undefined;
  readonly vendor_data?: string | undefined;
  readonly redirect_url?: string | undefined;
  readonly success_url?: string | undefined;
  readonly error_url?: string | undefined;
  readonly state?: string | undefined;
  readonly expected_details_policy?: 'warn' | 'reject' | undefined;
  readonly locale?: string | undefined;
  readonly expires_in: string;
  readonly retention: { readonly images: string; readonly data: string };
  readonly mock_behavior?: MockBehavior | undefined;
}

/** What may name a person: kept sealed. */
export interface PersonalRequest {
  readonly metadata?: Readonly<Record<string, unknown>> | undefined;
  readonly expected_details?: ExpectedDetails | undefined;
}

/** What a test session is told to answer instead of running models. */
export interface MockBehavior {
  readonly status?: FinalStatus | 'expired' | undefined;
  readonly reasons?: readonly string[] | undefined;
  readonly face_match_score?: number | undefined;
  readonly delay?: string | undefined;
}

/** Who the document says the person is; null for what was not read. */
export interface Identity {
  readonly name: string | null;
  /** The person's own number where the document has one, else the document's. */
  readonly id_number: string | null;
}

/** Null for what was not read. Dates as YYYY-MM-DD, countries as ICAO 9303-3 codes of three letters. */
export interface DocumentResult {
  readonly type: string | null;
  readonly brand: string | null;
  readonly issuing_country: string | null;
  readonly full_name: string | null;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly document_number: string | null;
  readonly personal_number: string | null;
  readonly date_of_birth: string | null;
  readonly issue_date: string | null;
  readonly expiry_date: string | null;
  /** M, F or X. */
  readonly gender: string | null;
  readonly nationality: string | null;
  readonly address: string | null;
  readonly place_of_birth: string | null;
  /** By age in years, on the day of the verdict; null where the birth date was not read. */
  readonly age_over: Readonly<Record<string, boolean | null>>;
  readonly fields: readonly {
    readonly name: FieldName;
    readonly value: string;
    /** 0..1 */
    readonly confidence: number;
    /** Of mrz, barcode and visual, those that agree. */
    readonly sources: readonly FieldSource[];
  }[];
  readonly mrz: {
    readonly format: string;
    readonly lines: readonly string[];
    readonly check_digits: readonly { readonly name: string; readonly valid: boolean }[];
    /** How many characters were corrected because the grammar or a check digit showed what they are. */
    readonly repairs: number;
  } | null;
  readonly barcodes: readonly { readonly format: string; readonly image: string }[];
  /** 1 = the document itself was before the camera; null where it was not looked at. */
  readonly recapture: { readonly score: number; readonly threshold: number | null } | null;
}

/** What a reason or a warning is about: the field, the values that differ, how alike they are. */
export type Detail = Readonly<Record<string, string | number>>;

export interface Reason {
  readonly code: string;
  readonly message: string;
}

/** The verdict and its grounds, without what is about a person. */
export interface Result {
  readonly face_match: {
    readonly matched: boolean;
    /** Cosine, -1..1. */
    readonly score: number;
    readonly threshold: number;
    /** The share of pairs of two people that reach the threshold; null where nobody measured it. */
    readonly fmr_at_threshold: number | null;
    /** That both photos show one person; null where the score was not measured. */
    readonly probability: number | null;
    readonly model: ModelUsed | null;
  } | null;
  readonly liveness: {
    readonly passed: boolean;
    readonly score: number;
    readonly threshold: number;
    readonly checks: Readonly<Record<LivenessCheck, number>>;
    /** Only where the selfie came with frames. */
    readonly frames?: FrameConsistency;
  } | null;
  readonly checks: readonly {
    readonly name: Check;
    readonly result: string;
    readonly reasons: readonly string[];
  }[];
  readonly reasons: readonly Reason[];
  readonly warnings: readonly Reason[];
  readonly policy_version: string | null;
  readonly models: readonly ModelUsed[];
  readonly timings_ms: Readonly<Record<string, number>>;
}

/** What the verdict says about the person: kept sealed. `evidence` lets a verdict be replayed under another policy. */
export interface PersonalResult {
  readonly identity: Identity | null;
  readonly document: DocumentResult | null;
  /** By the code of the reason or the warning. */
  readonly details: Readonly<Record<string, readonly Detail[]>>;
  readonly evidence: unknown;
}

export interface Session {
  readonly id: string;
  readonly accountId: string;
  readonly livemode: boolean;
  /** True when a test key asked for a pretended verdict: no model looks at the images. */
  readonly simulated: boolean;
  readonly status: Status;
  readonly request: SessionRequest;
  readonly journey: Journey;
  /** The request that last moved it on; what comes of that is told under this id. */
  readonly requestId: string | null;
  readonly sealedRequest: Uint8Array | null;
  readonly wrappedKey: Uint8Array | null;
  /** Null once the images are gone, and where they are sealed with `wrappedKey`, as they once were. */
  readonly wrappedImageKey: Uint8Array | null;
  readonly result: Result | null;
  readonly sealedPerson: Uint8Array | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly startedAt: Date | null;
  readonly submittedAt: Date | null;
  readonly completedAt: Date | null;
  readonly cancelledAt: Date | null;
  readonly erasedAt: Date | null;
  readonly erasure: Erasure | null;
  /** What each of these is, is told in retention.ts. */
  readonly imagesDueAt: Date | null;
  readonly dataDueAt: Date | null;
  readonly rowDueAt: Date | null;
}

/** What was destroyed, and why. */
export interface Erasure {
  readonly reason: 'requested' | 'retention';
  /** How many photos there were. */
  readonly images: number;
}

/** A photo that was judged at upload. Only an accepted one has pixels behind it. */
export interface Image {
  readonly id: string;
  readonly sessionId: string;
  readonly type: ImageType;
  readonly accepted: boolean;
  readonly findings: readonly FeedbackCode[];
  readonly width: number;
  readonly height: number;
  /** How many frames of the burst around its shutter are kept with it. */
  readonly frames: number;
  readonly createdAt: Date;
}

/** A session with what was sealed of it, opened. */
export interface ToldSession {
  readonly session: Session;
  readonly personalRequest: PersonalRequest;
  readonly personalResult: PersonalResult | null;
}

/** The same with its images, for who looks at what is still missing. */
export interface OpenSession extends ToldSession {
  readonly images: readonly Image[];
}
