using Plimsoll.Vulnerabilities.Feeds.Csaf;
using Plimsoll.Vulnerabilities.Feeds.Debian;
using Plimsoll.Vulnerabilities.Feeds.Secdb;

namespace Plimsoll.Vulnerabilities.Feeds;

/// <summary>Every form of documents that hold advisories. A new one is one line.</summary>
static class FeedFormats
{
    /// <summary>New readers of all forms, in the order in which they are asked.</summary>
    internal static IFeedFormat[] All() =>
    [
        new OsvFormat(),
        new CsafFormat(),
        new SecdbFormat(),
        new DebianTrackerFormat(),
    ];
}
