import { Construct, type IConstruct } from "constructs";
import { demandText } from "./demands/demand-text";
import { knownId } from "./demands/known-id";
import { isToken } from "./tokens/token-shape";

/** A Streamkap source, made in this app or elsewhere. Write functions that need only its id for this type. */
export interface IStreamkapSource extends IConstruct {
  /** Id of the source: 24 hexadecimal characters. */
  readonly sourceId: string;

  /**
   * Id of one of the source's topics: `source_<source id>.<topic>`. The id is put together here, so that it can be used
   * before the topic exists.
   *
   * @param topic name of the topic, such as `public.orders`
   */
  topicId(topic: string): string;
}

/** Stands for a source that is made elsewhere. */
export class ImportedSource extends Construct implements IStreamkapSource {
  public readonly sourceId: string;

  public constructor(scope: Construct, id: string, sourceId: string) {
    super(scope, knownId(scope, id, "StreamkapSource"));
    this.sourceId = demandText(this, "the id of the source", sourceId);
    if (!isToken(this.sourceId) && !/^[0-9a-f]{24}$/i.test(this.sourceId)) {
      throw new Error(
        `${this.node.path}: "${this.sourceId}" is no id of a source, which has 24 hexadecimal characters. It stands in the ` +
          `address of the source's page in Streamkap.`,
      );
    }
  }

  public topicId(topic: string): string {
    return topicIdOf(this, topic);
  }
}

/** The id of a topic holds the id of its source, and then the name of the topic. */
export function topicIdOf(source: IStreamkapSource, topic: string): string {
  return `source_${source.sourceId}.${demandText(source, "the topic", topic)}`;
}
