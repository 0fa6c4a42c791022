using Plimsoll.Model.Findings;
using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Policies.Criteria;

public sealed class SystemPackagesCriterionTests
{
    static readonly Distro Debian = new("debian", "12", "bookworm", "Debian GNU/Linux 12");
    static readonly Package Npm = Samples.Match(Severity.Low).Package;

    [Theory]
    [InlineData(false, Enforcement.Audit, "")]
    [InlineData(true, Enforcement.Deny, "--fail-on-unknown-os")]
    public void An_image_without_a_package_database_is_recorded_or_denied(bool denies, Enforcement expected, string rule)
    {
        var decision = new SystemPackagesCriterion(denies).Decide(Samples.Facts([Npm], []))!;
        Assert.Equal((expected, rule, "PLM-IMG-0004"), (decision.Enforcement, decision.Because, decision.Finding.Id));
    }

    [Theory]
    [InlineData("layer 1, var/lib/dpkg/status", "is Debian GNU/Linux 12, and its package database could not be read")]
    [InlineData("layer 1, var/lib/dpkg/status.d/base", "is Debian GNU/Linux 12, and its package database could not be read")]
    [InlineData("layer 2, usr/lib/sysimage/rpm/rpmdb.sqlite", "is Debian GNU/Linux 12, and its package database could not be read")]
    [InlineData("layer 2, app/package-lock.json", "is Debian GNU/Linux 12, but has no package database")]
    public void A_database_that_is_there_and_cannot_be_read_is_not_called_absent(string unread, string expected)
    {
        var facts = Samples.Facts([Npm], []) with
        {
            Distro = Debian,
            Unread = [new Unread(unread, UnreadReason.Malformed, "broken")],
        };

        Assert.Contains(expected, new SystemPackagesCriterion(false).Decide(facts)!.Finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_image_with_one_and_what_is_no_image_are_not_mentioned()
    {
        var criterion = new SystemPackagesCriterion(true);
        Assert.Null(criterion.Decide(Samples.Facts([Npm with { Ecosystem = Ecosystem.Rpm }], [])));
        Assert.Null(criterion.Decide(Samples.Facts([Npm], []) with { Target = ScanTarget.Folder }));
    }

    [Fact]
    public void A_distribution_without_its_database_is_unread_unless_it_has_none()
    {
        Assert.Equal(UnreadReason.Missing, SystemPackagesCriterion.Missing(Samples.Facts([Npm], []) with { Distro = Debian })?.Reason);
        Assert.Null(SystemPackagesCriterion.Missing(Samples.Facts([Npm with { Ecosystem = Ecosystem.Deb }], []) with { Distro = Debian }));
        Assert.Null(SystemPackagesCriterion.Missing(Samples.Facts([Npm], [])));
        Assert.Null(SystemPackagesCriterion.Missing(Samples.Facts([], []) with { Distro = Debian with { Id = "busybox" } }));
    }
}
