import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  documentRegions,
  selfieRegions,
  visiblePart,
} from '../../../src/page/client/capture/guidance/regions.ts';

describe('what the person sees of the picture', () => {
  test('is all of it when it fits the box', () => {
    assert.deepEqual(visiblePart({ width: 1440, height: 1920 }, 0.75), {
      x: 0,
      y: 0,
      width: 1440,
      height: 1920,
    });
  });

  test('is the middle of a picture that is wider or higher', () => {
    assert.deepEqual(visiblePart({ width: 1920, height: 1080 }, 4 / 3), {
      x: 240,
      y: 0,
      width: 1440,
      height: 1080,
    });
    assert.deepEqual(visiblePart({ width: 1080, height: 1920 }, 0.75), {
      x: 0,
      y: 240,
      width: 1080,
      height: 1440,
    });
  });
});

describe('what guidance looks at', () => {
  const cameras = [
    { width: 1440, height: 1920, box: 0.75 },
    { width: 1080, height: 1920, box: 0.75 },
    { width: 1920, height: 1080, box: 4 / 3 },
    { width: 640, height: 480, box: 4 / 3 },
  ];

  test('lies within what the person sees, for every camera', () => {
    for (const { box, ...picture } of cameras) {
      const seen = visiblePart(picture, box);
      for (const regions of [documentRegions(picture, box), selfieRegions(picture, box)]) {
        for (const { x, y, width, height } of Object.values(regions)) {
          assert.ok(x >= seen.x - 0.001 && x + width <= seen.x + seen.width + 0.001);
          assert.ok(y >= seen.y - 0.001 && y + height <= seen.y + seen.height + 0.001);
        }
      }
    }
  });

  test('for a selfie is a square', () => {
    for (const { box, ...picture } of cameras) {
      const { look } = selfieRegions(picture, box);
      assert.equal(look.width, look.height);
    }
  });
});
