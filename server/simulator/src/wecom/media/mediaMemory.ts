import type { Fact } from '../../core/facts';
import type { Memory } from '../../core/memories';

/** `image` and the like of media/upload, of media/upload_attachment, or for good of media/uploadimg: never one in place of another. */
export type MediaFamily = 'temporary' | 'moment' | 'album' | 'permanent';

export type MediaKind = 'image' | 'voice' | 'video' | 'file';

export interface Media {
  id: string;
  family: MediaFamily;
  kind: MediaKind;
  filename: string;
  contentType: string;
  base64: string;
  /** Virtual Unix seconds. */
  createdAt: number;
}

/** The facts of media: the bytes are in them, so that an answered upload survives a restart. */
export type MediaFact = { type: 'media'; media: Media };

const LIFE_SECONDS = 3 * 86_400;

export class MediaMemory implements Memory {
  private readonly byId = new Map<string, Media>();

  apply(fact: Fact): void {
    if (fact.type === 'media') this.byId.set(fact.media.id, fact.media);
  }

  /** The media of that id while it lives: three days, permanent images for good (wecom-api §9). */
  find(id: unknown, now: number): Media | undefined {
    const media = typeof id === 'string' ? this.byId.get(id) : undefined;
    if (!media || media.family === 'permanent') return media;
    return now < media.createdAt + LIFE_SECONDS ? media : undefined;
  }
}
