/** `images: "0s"`: the pixels are looked for, byte by byte, in the database, in the blobs and on the disk. */
import assert from 'node:assert/strict';
import { accessSync, constants, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { onEveryDatabase } from '../support/databases.ts';
import { everyRow, writtenAs } from '../support/every-row.ts';
import { noise, withComment } from '../support/files.ts';
import { type Service, startService } from '../support/service.ts';
import { createSession, ended, sendImage } from '../support/sessions.ts';

const COMMENT = 'taken by the camera of a person who is to be forgotten';

onEveryDatabase('with "images": "0s"', (database) => {
  const usual = process.env.TMPDIR;
  let folder: string;
  let service: Service;

  before(async () => {
    // Whatever the service and its libraries put aside, they put here, as they do with the embedded database.
    folder = await mkdtemp(join(tmpdir(), 'vouch-disk-'));
    process.env.TMPDIR = folder;
    service = await startService({ database, models: false });
  });
  after(async () => {
    await service.stop();
    if (usual === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = usual;
    await rm(folder, { recursive: true, force: true });
  });

  test('DK-55: no byte of a photo is ever in the clear, and the sealed ones are gone with the verdict', async () => {
    const { database: opened } = service.app.operator;
    const mock = { mock_behavior: { delay: '4s' }, retention: { images: '0s' } };
    const { id } = await createSession(service, mock);
    const sent = [withComment(await noise(400, 300), COMMENT), withComment(await noise(320, 240), COMMENT)];
    await sendImage(service, id, 'document_front', sent[0] ?? Buffer.alloc(0));
    await sendImage(service, id, 'selfie', sent[1] ?? Buffer.alloc(0));
    assert.equal((await service.call('GET', `/v1/verify/session/${id}`)).body.status, 'processing');

    const plain = [COMMENT, ...[...sent, ...(await cleaned(id))].flatMap(windows)];
    const blobs = await opened.query<{ sealed: Uint8Array }>('select sealed from blobs');
    const sealed = blobs.flatMap((blob) => windows(Buffer.from(blob.sealed)));
    assert.equal(blobs.length, 2);
    const [rows, files] = [await everyRow(opened), await everyFile()];
    assert.equal(isInRows(rows, sealed), true, 'the search finds what is there');
    if (database.name === 'embedded' || (await serverFolder()))
      assert.equal(isInFiles(files, sealed), true, 'the search finds what is there');
    assert.deepEqual([isInRows(rows, plain), isInFiles(files, plain)], [false, false]);

    await ended(service, id);
    assert.deepEqual((await service.call('GET', `/v1/verify/session/${id}/images`)).body, { data: [] });
    for (const table of ['blobs', 'images'])
      assert.deepEqual(await opened.query(`select 1 from ${table}`), []);
    const left = await everyRow(opened);
    assert.deepEqual([isInRows(left, sealed), isInRows(left, plain)], [false, false]);
    assert.equal(isInFiles(await everyFile(), plain), false);
    const key = 'select wrapped_image_key as key from sessions where id = $1';
    assert.deepEqual(await opened.query(key, [id]), [{ key: null }]);
  });

  /** The photos as we write them anew: what a reader gets while they are there. */
  async function cleaned(id: string): Promise<Buffer[]> {
    const { data } = (await service.call('GET', `/v1/verify/session/${id}/images`)).body;
    return Promise.all(
      data.map(async (image: { id: string }) => {
        const response = await fetch(`${service.url}/v1/verify/session/${id}/images/${image.id}`, {
          headers: { authorization: `Bearer ${service.testKey}` },
        });
        return Buffer.from(await response.arrayBuffer());
      }),
    );
  }

  /** Where a Postgres on this machine that we may read keeps this database; null for any other. */
  async function serverFolder(): Promise<string | null> {
    if (database.name === 'embedded') return null;
    const [at] = await service.app.operator.database.query<{ folder: string }>(
      `select setting || '/base/' || (select oid from pg_database where datname = current_database()) as folder
       from pg_settings where name = 'data_directory'`,
    );
    try {
      accessSync(at?.folder ?? '', constants.R_OK);
      return at?.folder ?? null;
    } catch {
      return null;
    }
  }

  /** What lies below our own folder, and in that of the database server where it can be read. */
  async function everyFile(): Promise<Buffer[]> {
    await service.app.operator.database.query('checkpoint');
    const server = await serverFolder();
    return [folder, ...(server ? [server] : [])].flatMap(filesBelow).map((path) => readFileSync(path));
  }
});

/** Pieces from all over the bytes, none from the heads that every JPEG has. */
function windows(bytes: Buffer): Buffer[] {
  return [0.35, 0.5, 0.65, 0.8, 0.95].map((share) => {
    const start = Math.floor(bytes.length * share);
    return bytes.subarray(start, start + 48);
  });
}

function isInRows(rows: string, secrets: readonly (string | Buffer)[]): boolean {
  return secrets.flatMap(writtenAs).some((form) => rows.includes(form));
}

function isInFiles(files: readonly Buffer[], secrets: readonly (string | Buffer)[]): boolean {
  return files.some((file) => secrets.some((secret) => file.includes(secret)));
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
