/** A call that was not made: its turn comes later. Nothing reached the vendor. */
export class VendorBusy extends Error {
  constructor(
    readonly api: string,
    /** When it is worth trying again. */
    readonly until: Date,
  ) {
    super(`${api} may be called again at ${until.toISOString()}`);
    this.name = 'VendorBusy';
  }
}
