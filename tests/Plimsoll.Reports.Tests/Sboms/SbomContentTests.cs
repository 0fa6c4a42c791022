using Plimsoll.Model.Packages;

namespace Plimsoll.Reports.Sboms;

public sealed class SbomContentTests
{
    [Fact]
    public void An_archive_needs_those_inside_it_and_prefers_the_one_in_the_same_place()
    {
        var (war, inner, nested) = (Jar("shop:war", ""), Jar("shop:inner", "WEB-INF/lib/inner.jar"), Jar("shop:inner", "WEB-INF/lib/other.jar"));
        var scan = SbomSample.Rich;
        var image = scan.Images[0];
        var content = SbomContent.Of(scan with
        {
            Images =
            [
                image with
                {
                    Facts = image.Facts with { Packages = [war with { DependsOn = [new("shop:inner", "1")] }, inner, nested with { DependsOn = [new("shop:inner", "1"), new("gone", "1")] }] },
                },
            ],
        });

        Assert.Equal([["pkg:maven/shop/inner@1"], [], ["pkg:maven/shop/inner@1#srv/app.war/WEB-INF/lib/other.jar"]], content.Entries.Select(entry => entry.Needs.ToArray()));
    }

    [Fact]
    public void The_root_needs_what_the_project_asks_for_and_else_what_nothing_needs()
    {
        var scan = SbomSample.Rich;
        var image = scan.Images[0];
        var (direct, needed, orphan, unknown) = (Jar("g:direct", "a"), Jar("g:needed", "a"), Jar("g:orphan", "a"), Jar("g:unknown", "b"));
        var content = SbomContent.Of(scan with
        {
            Images =
            [
                image with
                {
                    Facts = image.Facts with
                    {
                        Distro = null,
                        Packages =
                        [
                            direct with { IsDirect = true, DependsOn = [new("g:needed", "1")] },
                            needed with { IsDirect = true },
                            orphan with { IsDirect = false },
                            unknown,
                        ],
                    },
                },
            ],
        });

        Assert.Equal(["pkg:maven/g/direct@1", "pkg:maven/g/needed@1", "pkg:maven/g/unknown@1"], content.RootNeeds);
    }

    static Package Jar(string name, string inside) => new(Ecosystem.Maven, name, "1", name, "1", "", new FileLocation("srv/app.war", null) { Inside = inside });
}
