/** A stylesheet, as far as a test without a layout needs it. */
module.exports = {};
