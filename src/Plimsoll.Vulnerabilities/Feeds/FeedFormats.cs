using Plimsoll.Vulnerabilities.Feeds.Csaf;
using Plimsoll.Vulnerabilities.Feeds.Debian;
using Plimsoll.Vulnerabilities.Feeds.GitLab;
using Plimsoll.Vulnerabilities.Feeds.Kubernetes;
using Plimsoll.Vulnerabilities.Feeds.Oval;
using Plimsoll.Vulnerabilities.Feeds.Secdb;
using Plimsoll.Vulnerabilities.Feeds.UpdateInfo;

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
        new OvalFormat(),
        new UpdateInfoFormat(),
        new OfficialFeedFormat(),
        new GitLabFormat(),
        new DebianTrackerFormat(),
    ];
}
