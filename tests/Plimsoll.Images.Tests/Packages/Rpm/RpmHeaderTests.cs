using System.Text;
using CsCheck;

namespace Plimsoll.Images.Packages.Rpm;

public sealed class RpmHeaderTests
{
    static readonly byte[] Whole = RpmHeaderWriter.Of("bash", "5.2", "1").Numbers(RpmTag.Epoch, 3)
        .Numbers(RpmTag.DirectoryIndexes, 0, 1, 1).Texts(RpmTag.BaseNames, "bash", "a", "b").Texts(RpmTag.DirectoryNames, "/usr/bin/", "/etc/")
        .ToArray();

    [Fact]
    public void Texts_numbers_and_paths_are_read()
    {
        var header = RpmHeader.Parse(Whole);
        Assert.Equal(("bash", "", 3u, (uint?)null), (header.Text(RpmTag.Name), header.Text(RpmTag.Vendor), header.Number(RpmTag.Epoch), header.Number(1)));
        Assert.Equal(["/usr/bin/bash", "/etc/a", "/etc/b"], Paths(header));
    }

    [Theory]
    [InlineData(0, 0xFF)]
    [InlineData(4, 0xFF)]
    [InlineData(7, 0xFF)]
    public void A_header_that_says_it_has_more_than_it_has_is_refused(int at, byte value)
    {
        var broken = Whole.ToArray();
        broken[at] = value;
        Assert.Throws<InvalidDataException>(() => RpmHeader.Parse(broken));
    }

    [Fact]
    public void A_text_without_an_end_is_refused()
    {
        var header = new RpmHeaderWriter().Text(RpmTag.Name, "bash").ToArray();
        header[^1] = (byte)'x';
        Assert.Throws<InvalidDataException>(() => RpmHeader.Parse(header).Text(RpmTag.Name));
    }

    [Fact]
    public void A_file_in_a_folder_that_is_not_there_is_refused() =>
        Assert.Throws<InvalidDataException>(() => Paths(RpmHeader.Parse(
            new RpmHeaderWriter().Numbers(RpmTag.DirectoryIndexes, 7).Texts(RpmTag.BaseNames, "a").Texts(RpmTag.DirectoryNames, "/").ToArray())));

    [Fact]
    public void Many_files_in_one_folder_with_a_long_name_are_refused()
    {
        var files = Enumerable.Range(0, 1000).Select(_ => "a").ToArray();
        var header = new RpmHeaderWriter().Numbers(RpmTag.DirectoryIndexes, new int[files.Length]).Texts(RpmTag.BaseNames, files)
            .Texts(RpmTag.DirectoryNames, "/" + new string('x', 4000)).ToArray();
        Assert.Throws<InvalidDataException>(() => Paths(RpmHeader.Parse(header)));
    }

    [Fact]
    public void Broken_headers_are_refused_and_end() =>
        Gen.Select(Gen.Int[0, Whole.Length - 1], Gen.Byte, Gen.Int[0, Whole.Length]).Sample((at, value, length) =>
        {
            var broken = Whole.ToArray();
            broken[at] = value;
            Refusal.OrNone(() =>
            {
                var header = RpmHeader.Parse(broken.AsMemory(0, length));
                _ = header.Text(RpmTag.Name) + header.Number(RpmTag.Epoch);
                _ = Paths(header);
            });
        });

    static List<string> Paths(RpmHeader header)
    {
        var paths = new List<string>();
        header.ReadPaths(path => paths.Add(Encoding.UTF8.GetString(path)));
        return paths;
    }
}
