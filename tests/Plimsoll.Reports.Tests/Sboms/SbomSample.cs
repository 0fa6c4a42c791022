using Plimsoll.Model.Findings;
using Plimsoll.Model.Packages;
using Plimsoll.Model.Policies;

namespace Plimsoll.Reports.Sboms;

/// <summary>An image with everything that a bill of materials can tell.</summary>
static class SbomSample
{
    /// <summary>Edges, licences of every kind, a scope, a group, an owner, one package at two places, vulnerabilities, something unread.</summary>
    public static Examination Rich { get; } = Of();

    static Examination Of()
    {
        var scan = Sample.Scan;
        var image = scan.Images[0];
        var facts = image.Facts;
        var lodash = facts.Packages.First(package => package.Ecosystem == Ecosystem.Npm);
        var plain = lodash with { Name = "@shop/core", Source = "@shop/core", Version = "2.0.0", SourceVersion = "2.0.0" };
        var core = plain with
        {
            DependsOn = [new PackageReference(plain.Name, "9.9.9"), new PackageReference("tool", "1.0.0"), new PackageReference("tool", "1.0.0")],
            Licenses = ["mit OR Apache-2.0"],
            IsDirect = true,
        };
        var tool = plain with { Name = "tool", Source = "tool", Version = "1.0.0", SourceVersion = "1.0.0", Licenses = ["MIT", "Our own licence\nof two lines"], IsDevelopment = true };
        var again = tool with { Location = new FileLocation("other/package.json", lodash.Location.Layer), Licenses = ["Public domain"], OwnedBy = "node-tool", Vendor = "Shop & Sons" };
        return scan with
        {
            DocumentTime = new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero),
            Images =
            [
                image with
                {
                    Facts = facts with
                    {
                        Packages = [.. facts.Packages, core, tool, again],
                        Unread = [new Unread("layer 2, app/big.jar", UnreadReason.LimitExceeded, "larger than 64 MiB")],
                    },
                },
            ],
        };
    }
}
