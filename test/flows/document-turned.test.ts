/** However the phone was held, a document says the same. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import sharp, { type Sharp } from 'sharp';
import { EMBEDDED } from '../support/databases.ts';
import { photographSpecimen } from '../support/document-photos.ts';
import { WITHOUT_MODELS } from '../support/models.ts';
import { type Answer, type Service, startService } from '../support/service.ts';
import { createSession, ended, sendImage } from '../support/sessions.ts';

/** Clockwise degrees and whether it is mirrored afterwards: what makes of the upright picture the stored one (EXIF 2.3, tag 0x0112). */
const STORED: Readonly<Record<number, readonly [degrees: number, isMirrored: boolean]>> = {
  1: [0, false],
  2: [0, true],
  3: [180, false],
  4: [180, true],
  5: [90, true],
  6: [270, false],
  7: [270, true],
  8: [90, false],
};

describe('a passport however the phone was held', () => {
  let service: Service;
  let photo: Buffer;
  let read: string;

  before(async () => {
    if (WITHOUT_MODELS) return;
    service = await startService({ database: EMBEDDED });
    photo = (await photographSpecimen({ brand: 'icao_td3', scene: { widthPx: 1600, heightPx: 1200 } })).front;
    read = said(await look(photo));
    assert.match(read, /L898902C3/);
  });
  after(() => service?.stop());

  const look = async (bytes: Buffer): Promise<Answer['body']> => {
    const { id } = await createSession(service, { steps: ['document'] });
    const { body } = await sendImage(service, id, 'document_front', bytes);
    assert.equal(body.accepted, true, JSON.stringify(body));
    return ended(service, id);
  };

  for (const degrees of [90, 180, 270]) {
    test(`turned by ${degrees} degrees it says the same`, { skip: WITHOUT_MODELS }, async () => {
      assert.equal(said(await look(await store(photo, degrees, false).toBuffer())), read);
    });
  }

  for (const [orientation, [degrees, isMirrored]] of Object.entries(STORED)) {
    test(`stored with EXIF orientation ${orientation} it says the same`, {
      skip: WITHOUT_MODELS,
    }, async () => {
      const turned = await store(photo, degrees, isMirrored).toBuffer();
      const stored = sharp(turned).withMetadata({ orientation: Number(orientation) });
      assert.equal(said(await look(await stored.jpeg({ quality: 95 }).toBuffer())), read);
    });
  }
});

function store(photo: Buffer, degrees: number, isMirrored: boolean): Sharp {
  const turned = sharp(photo).rotate(degrees);
  return (isMirrored ? turned.flop() : turned).jpeg({ quality: 95 });
}

/** Values, not how sure they are: the pixels differ in their last bits. */
function said({ status, identity, document }: Answer['body']): string {
  const { fields, recapture, ...values } = document;
  return JSON.stringify({ status, identity, values, read: fields.map(({ name }: { name: string }) => name) });
}
