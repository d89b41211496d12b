import { messageOf } from "../../exception.ts";

/** Status codes of gRPC, see https://grpc.io/docs/guides/status-codes/. */
export const grpcStatus = {
  ok: 0,
  cancelled: 1,
  notFound: 5,
  resourceExhausted: 8,
  unimplemented: 12,
  internal: 13,
} as const;

/** One of the status codes. */
export type GrpcStatus = (typeof grpcStatus)[keyof typeof grpcStatus];

/** Ends a call with a status instead of a response. Terraform shows it as a crash of the plugin. */
export class GrpcError extends Error {
  override readonly name = "GrpcError";
  readonly status: GrpcStatus;

  constructor(status: GrpcStatus, message: string) {
    super(message);
    this.status = status;
  }

  /**
   * The error for anything that was thrown. What is no GrpcError is INTERNAL: its message goes out, its stack does
   * not.
   */
  static from(thrown: unknown): GrpcError {
    if (thrown instanceof GrpcError) return thrown;
    return new GrpcError(grpcStatus.internal, messageOf(thrown));
  }
}

/** The error for a method that the provider lacks. */
export function unimplemented(path: string): GrpcError {
  return new GrpcError(grpcStatus.unimplemented, `${path} is not implemented by this provider`);
}
